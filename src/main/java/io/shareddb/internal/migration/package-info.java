// SPDX-License-Identifier: Apache-2.0
/** Brings the database to the state this release needs: the shared schema first, then the application's own. */
package io.shareddb.internal.migration;
