// SPDX-License-Identifier: Apache-2.0
/** What the tests of the module share: one PostgreSQL for all of them, and databases, settings and migrations to fill. */
package io.shareddb.it.module;
