// SPDX-License-Identifier: Apache-2.0
/**
 * The shared tables as entities, and base classes for the application's own. They enter the application's persistence
 * unit by {@code <mapping-file>META-INF/shared-db-orm.xml</mapping-file>}.
 */
package io.shareddb.model;
