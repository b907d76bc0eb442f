// SPDX-License-Identifier: Apache-2.0
/** The shared SQL files, run as a company runs them and asked as its applications ask them. */
package io.shareddb.it.sql;
