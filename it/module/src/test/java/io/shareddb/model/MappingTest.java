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
import java.lang.reflect.Field;
import java.time.OffsetDateTime;
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
  private static final OffsetDateTime FORGED = OffsetDateTime.parse("2001-01-01T00:00:00Z");
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
    try (EntityManagerFactory factory = Persistence.createEntityManagerFactory(provider, login())) {
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

  /** Whatever a program does to an object: the provider leaves protected columns out, or PostgreSQL would refuse the UPDATE. */
  @ParameterizedTest
  @ValueSource(strings = {"hibernate", "eclipselink"})
  void protectedColumnsAreNotWritten(String provider) throws Exception {
    try (EntityManagerFactory factory = Persistence.createEntityManagerFactory(provider, login())) {
      Diary diary = asAnn(factory, em -> {
        Diary made = new Diary("first");
        em.persist(made);
        return made;
      });
      asAnn(factory, em -> {
        User ann = em.find(User.class, ANN);
        for (String column : List.of("email", "googleId")) {
          set(User.class, column, ann, "forged");
        }
        for (String column : List.of("createdAt", "updatedAt", "lastLogin")) {
          set(User.class, column, ann, FORGED);
        }
        ann.setAvatarUrl(provider + ".png");
        Diary read = em.find(Diary.class, diary.getId());
        set(BaseEntity.class, "createdAt", read, FORGED);
        set(OwnedEntity.class, "userId", read, UUID.randomUUID());
        read.rewrite("second");
        return read;
      });
      assertThat(Databases.rows(database, "select email, google_id, avatar_url, created_at > '2002-01-01', "
          + "updated_at > '2002-01-01', last_login from users")).containsExactly("ann@example.com null " + provider + ".png t t null");
      assertThat(Databases.rows(database, "select user_id, page, created_at > '2002-01-01' from diaries where id = '"
          + diary.getId() + "'")).containsExactly(ANN + " second t");
    }
  }

  private static void set(Class<?> owner, String field, Object entity, Object value) {
    try {
      Field found = owner.getDeclaredField(field);
      found.setAccessible(true);
      found.set(entity, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> login() {
    return Map.of(
        "jakarta.persistence.jdbc.url", Databases.server().jdbcUrl(database),
        "jakarta.persistence.jdbc.user", EmbeddedDatabase.RUNTIME,
        "jakarta.persistence.jdbc.password", EmbeddedDatabase.PASSWORD);
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
