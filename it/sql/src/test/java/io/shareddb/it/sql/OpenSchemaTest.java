// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that were made before PostgreSQL 15, where everybody may create objects in schema public. */
class OpenSchemaTest {

  private static final List<String> FILES =
      List.of("00_extensions.sql", "01_users.sql", "02_rls_base.sql", "03_audit.sql", "functions.sql");
  /** What the files call with arguments of other types than PostgreSQL's own function has. */
  private static final List<String> SHADOWS = List.of("pg_has_role(a name, b text, c text) returns boolean",
      "hashtextextended(a text, b integer) returns bigint", "current_setting(a text, b text) returns text",
      "has_schema_privilege(a name, b text) returns boolean", "lower(a varchar) returns text",
      "to_regrole(a varchar) returns regrole", "pg_get_userbyid(a regrole) returns name");

  private Database database;
  private Session owner;

  @BeforeEach
  void open() throws SQLException {
    database = Database.empty();
    owner = database.owner();
  }

  @AfterEach
  void close() throws SQLException {
    database.superuser().run("revoke " + EmbeddedDatabase.OWNER + " from " + EmbeddedDatabase.RUNTIME);
    database.close();
  }

  @Test
  void itIsRefusedWithTheCure() throws SQLException {
    database.superuser().run("alter schema public owner to postgres");
    for (String creator : List.of("public", "shared_db_app")) {
      database.superuser().run("grant create on schema public to " + creator);
      String cure = "grant create on schema public to " + EmbeddedDatabase.OWNER + "; revoke create on schema public from "
          + creator;
      assertThat(owner.refused(withoutFrame("00_extensions.sql")).message()).contains("may create objects in schema public")
          .contains(cure + ";");
      assertThat(owner.rows("select extname from pg_extension")).containsExactly("plpgsql");
      database.superuser().run(cure);
    }
    SharedFiles.apply(owner.connection(), FILES);
  }

  @Test
  void anOwnerWhoMayNotCreateThereIsRefusedWithTheCure() throws SQLException {
    database.superuser().run("alter schema public owner to postgres");
    String cure = "grant create on schema public to " + EmbeddedDatabase.OWNER + ";";
    assertThat(owner.refused(withoutFrame("00_extensions.sql")).message())
        .contains("may not create objects in schema public").contains(cure);
    database.superuser().run(cure);
    SharedFiles.apply(owner.connection(), FILES);
  }

  @Test
  void whatAnApplicationPutIntoPublicIsNotCalledByTheOwner() throws SQLException {
    SharedFiles.apply(owner.connection(), FILES);
    database.superuser().run("grant create on schema public to public");
    List<String> traps = new ArrayList<>();
    for (String shadow : SHADOWS) {
      traps.add("create function public." + shadow + " language plpgsql as $$ begin "
          + "if current_user operator(pg_catalog.=) '" + EmbeddedDatabase.OWNER + "' then execute 'grant "
          + EmbeddedDatabase.OWNER + " to " + EmbeddedDatabase.RUNTIME + "'; end if; raise warning 'trapped'; return null; end $$");
    }
    traps.add("create function public.same(a varchar, b varchar) returns boolean language plpgsql as $$ begin "
        + "raise exception 'trapped'; end $$");
    traps.add("create operator public.= (leftarg = varchar, rightarg = varchar, function = public.same)");
    database.runtime().run(traps.toArray(String[]::new));

    for (String file : FILES.subList(1, FILES.size())) {
      owner.run(withoutFrame(file));
    }
    assertThat(owner.refused(withoutFrame(FILES.get(0))).message()).contains("revoke create");
    assertThat(owner.value("select pg_catalog.pg_has_role('" + EmbeddedDatabase.RUNTIME + "'::pg_catalog.name, '"
        + EmbeddedDatabase.OWNER + "'::pg_catalog.name, 'member'::pg_catalog.text)")).isEqualTo("f");
    assertThat(owner.rows("select pg_catalog.pg_get_triggerdef(oid) from pg_catalog.pg_trigger where tgname = "
        + "'users_touch_updated_at'")).singleElement().asString().doesNotContain("public.=");
  }

  /** Flyway's form, so that a failure leaves the session usable. */
  private static String withoutFrame(String file) {
    return SharedFiles.text(file).replaceAll("(?m)^(begin|commit);$", "");
  }
}
