// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Databases;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same judgement of the same units, whichever provider runs them. */
class EntityGuardTest {

  private static final String LETTER = "io.shareddb.internal.guard.Letter";
  private static final List<String> PROTECTED = List.of("users", "audit_log", "letters");

  private static final Map<String, Map<String, String>> PROVIDERS = Map.of(
      "EclipseLink", Map.of(
          "jakarta.persistence.provider", "org.eclipse.persistence.jpa.PersistenceProvider",
          "eclipselink.weaving", "false",
          "eclipselink.transaction.join-existing", "true"),
      "Hibernate", Map.of(
          "jakarta.persistence.provider", "org.hibernate.jpa.HibernatePersistenceProvider",
          "hibernate.cache.region.factory_class", "jcache",
          "hibernate.javax.cache.provider", "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider",
          "hibernate.javax.cache.missing_cache_strategy", "create"));

  private static String database;

  @BeforeAll
  static void start() {
    database = Databases.empty("entities");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EclipseLink", "Hibernate"})
  void findsNothingWhereOnlyALookupTableIsCached(String provider) {
    assertThat(examine(provider, "clean", Map.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}={2}")
  @CsvSource({
      "EclipseLink, jakarta.persistence.sharedCache.mode, ALL",
      "EclipseLink, jakarta.persistence.sharedCache.mode, DISABLE_SELECTIVE",
      "EclipseLink, eclipselink.cache.shared.Letter, true",
      "Hibernate, jakarta.persistence.sharedCache.mode, ALL",
      "Hibernate, jakarta.persistence.sharedCache.mode, DISABLE_SELECTIVE",
      "Hibernate, hibernate.classcache." + LETTER + ", read-write",
      "Hibernate, hibernate.collectioncache." + LETTER + ".stamps, read-write",
  })
  void findsACachedEntityByProperty(String provider, String property, String value) {
    assertThat(examine(provider, "clean", Map.of(property, value)))
        .filteredOn(finding -> finding.check().code().equals("SDB-3201"))
        .extracting(Finding::object).contains(LETTER).noneMatch(object -> object.endsWith("Country"));
  }

  @ParameterizedTest
  @CsvSource({"EclipseLink, annotated, CachedLetter", "Hibernate, annotated, CachedLetter",
      "EclipseLink, by-xml, Letter", "Hibernate, by-xml, Letter"})
  void findsACachedEntityByAnnotationAndByXml(String provider, String unit, String entity) {
    assertThat(examine(provider, unit, Map.of()))
        .filteredOn(finding -> finding.check().code().equals("SDB-3201")).extracting(Finding::where)
        .containsExactly("entity io.shareddb.internal.guard." + entity + " (table letters)");
  }

  /** Hibernate's own annotations, of an entity and of a collection alone; {@code @Cacheable} stands nowhere. */
  @Test
  void findsWhatHibernatesAnnotationsLetItCache() {
    assertThat(examine("Hibernate", "of-hibernate", Map.of()))
        .filteredOn(finding -> finding.check().code().equals("SDB-3201")).extracting(Finding::where)
        .containsExactlyInAnyOrder("entity " + StampedLetter.class.getName() + " (table letters)",
            "entity " + CachedStamps.class.getName() + " (table letters)");
  }

  @ParameterizedTest
  @CsvSource({"Hibernate, hibernate.cache.use_second_level_cache", "EclipseLink, eclipselink.cache.shared.default"})
  void findsNoCachedEntityWhereTheCacheIsOff(String provider, String property) {
    assertThat(examine(provider, "clean", Map.of("jakarta.persistence.sharedCache.mode", "ALL", property, "false")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"annotated, named query letters, CachedLetter", "by-xml, named query all letters, Letter"})
  void findsANamedQueryWhoseResultsAreKept(String unit, String query, String entity) {
    assertThat(examine("EclipseLink", unit, Map.of()))
        .filteredOn(finding -> finding.check().code().equals("SDB-3203")).extracting(Finding::where)
        .containsExactly(query + " of entity io.shareddb.internal.guard." + entity + " (table letters)");
  }

  @ParameterizedTest
  @CsvSource({"EclipseLink, eclipselink.cache.query-results", "Hibernate, hibernate.cache.use_query_cache"})
  void findsACacheForTheResultsOfAllQueries(String provider, String property) {
    assertThat(examine(provider, "clean", Map.of(property, "true"))).extracting(Finding::object).contains(property);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EclipseLink", "Hibernate"})
  void findsASecondMappingOfUsersAndANameOfTwoWordsRunTogether(String provider) {
    List<Finding> findings = examine(provider, "named", Map.of());
    assertThat(findings).filteredOn(finding -> finding.check().code().equals("SDB-3208"))
        .extracting(Finding::object).containsExactly("io.shareddb.internal.guard.Member");
    assertThat(findings).filteredOn(finding -> finding.check().code().equals("SDB-3209"))
        .extracting(Finding::object).containsExactly("io.shareddb.internal.guard.MemberSetting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EclipseLink", "Hibernate"})
  void findsAnEntityWithAnOwnerWhoseTableIsOpen(String provider) {
    try (EntityManagerFactory factory = open(provider, "clean", Map.of())) {
      assertThat(EntityGuard.examine(factory, List.of("users", "audit_log"))).extracting(Finding::cure)
          .containsExactly("Put into a migration: select shared_db.protect_table('letters');");
    }
  }

  @Test
  void findsThatEclipseLinkReadsBesideTheTransaction() {
    assertThat(examine("EclipseLink", "clean", Map.of("eclipselink.transaction.join-existing", "false")))
        .extracting(finding -> finding.check().code()).containsExactly("SDB-3204");
    assertThat(examine("EclipseLink", "clean", Map.of("eclipselink.transaction.join-existing", "false",
        "eclipselink.jdbc.exclusive-connection.mode", "Always"))).isEmpty();
  }

  @Test
  void knowsAnyOtherProviderByTheSpecificationOnly() {
    try (EntityManagerFactory factory = open("Hibernate", "annotated", Map.of())) {
      List<MappedEntity> entities = new AnyUnit(factory).entities();
      assertThat(entities).filteredOn(entity -> entity.type() == CachedLetter.class).first()
          .matches(entity -> entity.sharedCached() && entity.table().equals("letters"));
    }
  }

  private static List<Finding> examine(String provider, String unit, Map<String, String> properties) {
    try (EntityManagerFactory factory = open(provider, unit, properties)) {
      return EntityGuard.examine(factory, PROTECTED);
    }
  }

  private static EntityManagerFactory open(String provider, String unit, Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(PROVIDERS.get(provider));
    all.putAll(properties);
    all.put("jakarta.persistence.jdbc.url", Databases.server().jdbcUrl(database));
    all.put("jakarta.persistence.jdbc.user", EmbeddedDatabase.OWNER);
    all.put("jakarta.persistence.jdbc.password", EmbeddedDatabase.PASSWORD);
    all.put("eclipselink.session-name", provider + unit + properties);
    return Persistence.createEntityManagerFactory(unit, all);
  }
}
