// SPDX-License-Identifier: Apache-2.0
/** What the user costs: the wire beside the ways that other libraries take, in one run, by turns. */
package io.shareddb.it.bench;
