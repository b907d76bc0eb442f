// SPDX-License-Identifier: Apache-2.0
/** Starts the Notes application on Payara Micro with a database of its own, and takes all of it away again. */
package io.shareddb.it.demo;
