// SPDX-License-Identifier: Apache-2.0
/** The README's first command, run as a person runs it. */
package io.shareddb.it.demo;
