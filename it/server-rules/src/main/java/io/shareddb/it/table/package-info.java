// SPDX-License-Identifier: Apache-2.0
/** The table of servers, written from what the rules found. */
package io.shareddb.it.table;
