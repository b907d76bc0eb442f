// SPDX-License-Identifier: Apache-2.0
/** The one door into the database: the data source that the server's pool instantiates, and what happens at its start. */
package io.shareddb.internal.datasource;
