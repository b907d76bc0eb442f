// SPDX-License-Identifier: Apache-2.0
package io.shareddb.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.RlsContext;
import io.shareddb.internal.migration.SchemaForTests;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Databases;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shared entities map the shared tables on both providers; Hibernate validates each column's type at its start. */
class MappingTest {

  private static final UUID ANN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  private static String database;

  @BeforeAll
  static void makeTables() throws Exception {
    database = Databases.empty("mapping");
    SchemaForTests.migrate(database);
    Databases.server().asSuperuser(database,
        "insert into users (id, email) values ('" + ANN + "', 'ann@example.com')",
        "create table diaries (id uuid primary key, user_id uuid not null references users (id), page varchar(255),"
            + " created_at timestamptz not null, updated_at timestamptz not null)",
        "alter table diaries owner to " + EmbeddedDatabase.OWNER,
        "set role " + EmbeddedDatabase.OWNER + "; select shared_db.protect_table('diaries', audit => true)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "eclipselink"})
  void everyColumnIsReadAndWrittenAsTheDatabaseHasIt(String provider) throws Exception {
    Map<String, String> login = Map.of(
        "jakarta.persistence.jdbc.url", Databases.server().jdbcUrl(database),
        "jakarta.persistence.jdbc.user", EmbeddedDatabase.RUNTIME,
        "jakarta.persistence.jdbc.password", EmbeddedDatabase.PASSWORD);
    try (EntityManagerFactory factory = Persistence.createEntityManagerFactory(provider, login)) {
      Diary written = asAnn(factory, em -> {
        Diary diary = new Diary("first " + provider);
        em.persist(diary);
        return diary;
      });
      Diary read = asAnn(factory, em -> em.find(Diary.class, written.getId()));
      assertThat(read).usingRecursiveComparison().isEqualTo(written);
      assertThat(read.getUserId()).isEqualTo(ANN);

      asAnn(factory, em -> {
        Diary diary = em.find(Diary.class, written.getId());
        diary.rewrite("second " + provider);
        em.find(User.class, ANN).setFullName(provider);
        return diary;
      });
      Diary changed = asAnn(factory, em -> em.find(Diary.class, written.getId()));
      assertThat(changed.page()).isEqualTo("second " + provider);
      assertThat(changed.getCreatedAt()).isEqualTo(written.getCreatedAt());
      assertThat(changed.getUpdatedAt()).isAfter(written.getUpdatedAt());

      User ann = asAnn(factory, em -> em.find(User.class, ANN));
      assertThat(ann.getFullName()).isEqualTo(provider);
      assertThat(ann.getEmail()).isEqualTo("ann@example.com");
      assertThat(ann.getCreatedAt()).isNotNull();

      List<AuditEntry> entries = asAnn(factory, em -> em.createQuery(
          "select a from AuditEntry a where a.rowKey = :key order by a.id", AuditEntry.class)
          .setParameter("key", written.getId().toString()).getResultList());
      assertThat(entries).extracting(AuditEntry::getCommand).containsExactly("INSERT", "UPDATE");
      AuditEntry update = entries.get(1);
      assertThat(update.getUserId()).isEqualTo(ANN);
      assertThat(update.getOwnerId()).isEqualTo(ANN);
      assertThat(update.getDbRole()).isEqualTo(EmbeddedDatabase.RUNTIME);
      assertThat(update.getTableName()).isEqualTo("public.diaries");
      assertThat(update.getTransactionId()).matches("\\d+");
      assertThat(update.getOldValues()).contains("first " + provider);
      assertThat(update.getNewValues()).contains("second " + provider).doesNotContain("created_at");
      assertThat(update.getAt()).isNotNull();
      assertThat(update.getReason()).isNull();
      assertThat(update.getRealUserId()).isNull();
    }
  }

  private static <T> T asAnn(EntityManagerFactory factory, Function<EntityManager, T> work) throws Exception {
    return RlsContext.callAs(ANN, () -> {
      try (EntityManager em = factory.createEntityManager()) {
        em.getTransaction().begin();
        em.createNativeQuery("select set_config('app.user_id', '" + ANN + "', true)").getSingleResult();
        T result = work.apply(em);
        em.getTransaction().commit();
        return result;
      }
    });
  }
}
