// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.misconfigured.Conversation;
import io.shareddb.it.misconfigured.Member;
import io.shareddb.it.misconfigured.Statistics;
import java.util.List;
import java.util.stream.Stream;

/** One mistake each, and what is to be said of it. */
record Mistakes(EmbeddedDatabase database) {

  private static final String PLAIN_DATA_SOURCE = """
      <data-source>
        <name>%s</name>
        <class-name>org.postgresql.ds.PGSimpleDataSource</class-name>
        <url>%s</url>
        <user>app_login</user>
        <password>secret</password>
      </data-source>
      """;

  /** A table with a row of Alice's; a view and a function of the owner, through which the application asks for it. */
  static final String DIARIES = """
      insert into users (email) values ('alice@example.com');
      create table diaries (id uuid primary key default uuid_generate_v4(), user_id uuid not null references users (id));
      insert into diaries (user_id) select id from users;
      """;
  static final String REASON = "select shared_db.as_system('somebody to look for');";
  static final String PROTECTED = "select shared_db.protect_table('diaries');";
  static final String VIEW = "create view all_diaries as select * from diaries; grant select on all_diaries to shared_db_app;";
  static final String FUNCTION = """
      create function count_diaries() returns bigint language sql security definer set search_path = public, pg_temp
      as 'select count(*) from diaries';
      """;

  /**
   * A mistake.
   *
   * @param candidate who made it
   * @param said object and cure
   */
  record Mistake(Candidate candidate, List<String> said) {
  }

  /** Logins that do not exist yet. */
  void makeLogins() {
    database.asSuperuser("postgres",
        "create role too_bypass login bypassrls password 'secret'",
        "create role too_replication login replication password 'secret'",
        "create role too_createrole login createrole password 'secret'",
        "create role too_owner login password 'secret'", "grant " + EmbeddedDatabase.OWNER + " to too_owner",
        "create role too_curious login password 'secret'", "grant pg_read_all_data to too_curious",
        "grant shared_db_app to too_bypass, too_replication, too_createrole, too_curious");
  }

  List<Mistake> all() {
    return Stream.of(logins(), tables(), doors(), application(), connections()).flatMap(each -> each).toList();
  }

  private Stream<Mistake> logins() {
    return Stream.of(
        login("superuser", "postgres", "superuser"),
        login("bypassrls", "too_bypass", "BYPASSRLS"),
        login("owner", EmbeddedDatabase.OWNER, "owner of "),
        login("member_of_owner", "too_owner", "owner of "),
        login("replication", "too_replication", "REPLICATION"),
        login("createrole", "too_createrole", "CREATEROLE"),
        mistake(Candidate.of(database, "reads_all_data", "too_curious"), "SDB-3106 login-reads-all-data: too_curious",
            "revoke pg_read_all_data from too_curious"));
  }

  private Mistake login(String name, String login, String right) {
    return mistake(Candidate.of(database, name, login), "SDB-2002", login + "@127.0.0.1", right,
        "grant shared_db_app to my_app");
  }

  private Stream<Mistake> tables() {
    return Stream.of(
        mistake(sound("forgotten_table").migration("""
            create table diaries (id uuid primary key, user_id uuid references users (id));
            grant select on diaries to shared_db_app;
            """), "SDB-3001", "SDB-3120 row-security-disabled: public.diaries",
            "select shared_db.protect_table('public.diaries', read_only => true);"),
        mistake(sound("forgotten_partition").migration("""
            create table visits (user_id uuid not null references users (id), at date not null) partition by range (at);
            select shared_db.protect_table('visits');
            create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
            grant select on visits_2026 to shared_db_app;
            """), "SDB-3125 partition-open: public.visits_2026", "revoke all on public.visits_2026 from"),
        mistake(sound("wide_policy").migration("""
            create policy wide on notes for select using (true);
            select shared_db.as_system('a note that everybody sees');
            insert into users (email) values ('alice@example.com');
            insert into notes (user_id, text) select id, 'of Alice' from users;
            """), "SDB-3301 canary-sees-rows: public.notes: nobody sees rows",
            "select shared_db.protect_table('public.notes');"),
        mistake(sound("unprotected").migrationOfNotes(sql ->
            sql.replace("select shared_db.protect_table('notes');", "")),
            "SDB-3202 entity-unprotected: entity com.example.notes.Note", "select shared_db.protect_table('notes');"),
        mistake(sound("broken").migration("""
            -- A line that works.
            create table half_done (id integer);
            insert into no_such_table values (1);
            """), "SDB-2007", "V2__more.sql", "Line       : 3", "relation \"no_such_table\" does not exist"));
  }

  private Stream<Mistake> doors() {
    return Stream.of(
        mistake(sound("leaking_view").migration(REASON + DIARIES + VIEW), "SDB-3160 view-past-row-security: public.all_diaries",
            "alter view public.all_diaries set (security_invoker = true);"),
        mistake(sound("leaking_function").migration(REASON + DIARIES + FUNCTION),
            "SDB-3162 definer-past-row-security: public.count_diaries()",
            "alter function public.count_diaries() security invoker;"));
  }

  private Stream<Mistake> application() {
    return Stream.of(
        mistake(sound("shared_cache").persistenceXml(xml -> xml.replace("<shared-cache-mode>NONE</shared-cache-mode>", "")),
            "SDB-3201 entity-shared-cached: entity com.example.notes.Note (table notes)",
            "SDB-3201 entity-shared-cached: entity io.shareddb.model.User", "<shared-cache-mode>NONE</shared-cache-mode>"),
        mistake(sound("cached_query").persistenceProperty("eclipselink.cache.query-results", "true"),
            "SDB-3203 query-results-cached: eclipselink.cache.query-results", "value=\"false\""),
        mistake(sound("schema_generation")
            .persistenceProperty("jakarta.persistence.schema-generation.database.action", "create"),
            "SDB-3205 schema-generation: persistence unit notes in persistence.xml", "database.action=create"),
        mistake(sound("second_data_source").webXml(plainDataSource("java:app/jdbc/own", "second_data_source"))
            .persistenceXml(xml -> xml.replace("java:app/jdbc/shared-db", "java:app/jdbc/own")),
            "SDB-3206 second-data-source: data source java:app/jdbc/own of persistence unit notes",
            "<jta-data-source>java:app/jdbc/shared-db</jta-data-source>"),
        mistake(sound("injected_data_source").with(Statistics.class)
            .webXml(plainDataSource("java:app/jdbc/statistics", "injected_data_source")),
            "SDB-3206 second-data-source: data source java:app/jdbc/statistics of"
                + " io.shareddb.it.misconfigured.Statistics#source"),
        mistake(sound("replaced_data_source").webXml(plainDataSource("java:app/jdbc/shared-db", "replaced_data_source")),
            "SDB-2020", "java:app/jdbc/shared-db", "in web.xml"),
        mistake(sound("own_users").with(Member.class),
            "SDB-3208 users-mapped-anew: entity io.shareddb.it.misconfigured.Member (table users)",
            "io.shareddb.model.User"),
        mistake(sound("extended_entity_manager").with(Conversation.class),
            "SDB-3213 extended-entity-manager: io.shareddb.it.misconfigured.Conversation#em",
            "@Inject @SharedDb EntityManager em;"));
  }

  private Stream<Mistake> connections() {
    return Stream.of(
        mistake(Candidate.at("down", "postgresql://app_login:hush@127.0.0.1:1/notes"), "SDB-2001",
            "app_login@127.0.0.1:1/notes", "refused"),
        mistake(Candidate.at("wrong_password",
            database.url("wrong_password", EmbeddedDatabase.OWNER).replace(":secret@", ":hush@")), "SDB-2001",
            "password authentication failed for user \"company_owner\""));
  }

  private Candidate sound(String name) {
    return Candidate.of(database, name);
  }

  private static Mistake mistake(Candidate candidate, String... said) {
    return new Mistake(candidate, List.of(said));
  }

  private String plainDataSource(String name, String of) {
    return PLAIN_DATA_SOURCE.formatted(name, database.jdbcUrl(of));
  }
}
