// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entity as its provider maps it.
 *
 * @param type its class
 * @param table its own table, as the provider writes it
 * @param others tables of its collections and secondary tables
 * @param sharedCached whether a cache that all users share keeps it, or a collection of it
 */
record MappedEntity(Class<?> type, String table, Set<String> others, boolean sharedCached) {

  MappedEntity {
    others = Set.copyOf(others);
  }

  /** Without schema and quotes, in lower case. */
  static String bare(String table) {
    return table.substring(table.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT);
  }

  /** The cache keeps an entity together with its collections. */
  boolean isIn(List<String> tables) {
    return Stream.concat(Stream.of(table), others.stream()).map(MappedEntity::bare).anyMatch(tables::contains);
  }

  boolean ownTableIsIn(List<String> tables) {
    return tables.contains(bare(table));
  }

  /** In the application's own schema or in none; {@code other.users} is another table. */
  boolean isTable(String name) {
    Set<String> schemas = Stream.of("", "public.").map(schema -> schema + name).collect(Collectors.toSet());
    return schemas.contains(table.replace("\"", "").toLowerCase(Locale.ROOT));
  }

  String name() {
    return type.getName();
  }

  String where() {
    return "entity " + name() + " (table " + table + ")";
  }
}
