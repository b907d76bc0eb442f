// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.model.OwnedEntity;
import io.shareddb.model.User;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges the entities and queries of a persistence unit against the tables that are protected. */
public final class EntityGuard {

  private static final Pattern SNAKE_CASE = Pattern.compile("([a-z][a-z0-9_]*|[A-Z][A-Z0-9_]*)");
  private static final Pattern SEVERAL_WORDS = Pattern.compile(".*[a-z][A-Z].*");

  private final Provider provider;
  private final List<MappedEntity> entities;
  private final List<String> protectedTables;

  private EntityGuard(Provider provider, List<String> protectedTables) {
    this.provider = provider;
    this.entities = provider.entities();
    this.protectedTables = protectedTables;
  }

  /**
   * Judges a unit.
   *
   * @param factory the unit's factory
   * @param protectedTables the names of protected tables, without schema, in lower case
   * @return what was found
   */
  public static List<Finding> examine(EntityManagerFactory factory, List<String> protectedTables) {
    EntityGuard guard = new EntityGuard(Provider.of(factory), protectedTables);
    return Stream.of(guard.unprotected(), guard.cached(), guard.cachedQueries(), guard.usersMappedAnew(),
        guard.tableNames(), guard.joinExisting()).flatMap(List::stream).toList();
  }

  /**
   * Teaches the unit's provider our errors, and to ask whose the transaction is.
   *
   * @param factory the unit's factory
   */
  public static void teach(EntityManagerFactory factory) {
    Provider provider = Provider.of(factory);
    provider.translateErrors();
    provider.watchUse();
  }

  private List<Finding> unprotected() {
    return entities.stream()
        .filter(entity -> OwnedEntity.class.isAssignableFrom(entity.type()) && !entity.ownTableIsIn(protectedTables))
        .map(entity -> ApplicationCheck.ENTITY_UNPROTECTED.check().at(entity.name(), entity.where(),
            "Put into a migration: select shared_db.protect_table('" + entity.table() + "');"))
        .toList();
  }

  private List<Finding> cached() {
    return entities.stream().filter(entity -> entity.sharedCached() && entity.isIn(protectedTables))
        .map(entity -> ApplicationCheck.ENTITY_SHARED_CACHED.at(entity.name(), entity.where())).toList();
  }

  /** What a query reads that nobody can name counts as protected. */
  private List<Finding> cachedQueries() {
    List<Finding> findings = new ArrayList<>();
    for (CachedQuery query : provider.cachedQueries()) {
      Optional<MappedEntity> result = query.result().flatMap(this::entity);
      if (result.isEmpty() || result.get().isIn(protectedTables)) {
        findings.add(ApplicationCheck.QUERY_RESULTS_CACHED.check().at(query.name(),
            query.name() + result.map(entity -> " of " + entity.where()).orElse(""), query.cure()));
      }
    }
    return findings;
  }

  private Optional<MappedEntity> entity(Class<?> type) {
    return entities.stream().filter(entity -> entity.type().equals(type)).findFirst();
  }

  private List<Finding> usersMappedAnew() {
    return entities.stream()
        .filter(entity -> entity.isTable("users") && !User.class.isAssignableFrom(entity.type()))
        .map(entity -> ApplicationCheck.USERS_MAPPED_ANEW.at(entity.name(), entity.where())).toList();
  }

  /** A name that the provider has made of several words, such as USERSETTINGS of UserSettings, is not the database's. */
  private List<Finding> tableNames() {
    return entities.stream()
        .filter(entity -> !SNAKE_CASE.matcher(unqualified(entity.table())).matches()
            || unqualified(entity.table()).equalsIgnoreCase(entity.type().getSimpleName())
                && SEVERAL_WORDS.matcher(entity.type().getSimpleName()).matches())
        .map(entity -> ApplicationCheck.TABLE_NAME.at(entity.name(), entity.where())).toList();
  }

  private static String unqualified(String table) {
    return table.substring(table.lastIndexOf('.') + 1).replace("\"", "");
  }

  private List<Finding> joinExisting() {
    return provider.readsInTransaction() ? List.of()
        : List.of(ApplicationCheck.JOIN_EXISTING_MISSING.at("persistence.xml", "persistence.xml"));
  }
}
