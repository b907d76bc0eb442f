// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import io.shareddb.internal.config.Settings;
import io.shareddb.internal.datasource.OwnerConnections;
import io.shareddb.internal.migration.Migrator;
import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.module.Config;
import io.shareddb.it.module.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * A database with two users and a protected table.
 *
 * @param database its name
 */
record TestTables(String database) {

  static final UUID ANN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  static final UUID BOB = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");

  static TestTables make(String purpose) throws Exception {
    TestTables tables = new TestTables(Databases.empty(purpose));
    Settings settings = Config.of(tables.database).read();
    new Migrator(settings, OwnerConnections.of(settings), TestTables.class.getClassLoader()).run();
    Databases.server().asSuperuser(tables.database, "insert into users (id, email) values"
        + " ('" + ANN + "', 'ann@example.com'), ('" + BOB + "', 'bob@example.com')");
    try (Connection owner = Databases.server().connect(tables.database, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        Statement statement = owner.createStatement()) {
      statement.execute("create table items (id int primary key, label text,"
          + " user_id uuid not null references users (id)); select shared_db.protect_table('items')");
      statement.execute("create table parts (item int references items (id) deferrable initially deferred);"
          + " grant all on parts to shared_db_app");
      statement.execute("create table shapes (a int); grant select on shapes to shared_db_app");
      statement.execute("create function reshape() returns void language sql security definer"
          + " as 'alter table public.shapes add column b text'");
      statement.execute("create function how_many(lowest int) returns int language sql"
          + " as 'select count(*)::int from items where id >= lowest'");
      statement.execute("create function all_items() returns refcursor language plpgsql as"
          + " $$ declare c refcursor; begin open c for select id from items order by id; return c; end $$");
      statement.execute("create procedure relabel(t text) language sql as 'update items set label = t'");
    }
    return tables;
  }

  /** Gives Ann the rows 1 to 5, and Bob one that nobody else may ever see. */
  void reset() {
    Databases.server().asSuperuser(database, "truncate items, parts, shapes",
        "alter table shapes drop column if exists b", "insert into shapes values (1)",
        "insert into items select n, chr(96 + n), '" + ANN + "' from generate_series(1, 5) n",
        "insert into items values (1000, 'of bob', '" + BOB + "')");
  }

  List<String> rows() {
    return Databases.rows(database, "select id, label, user_id from items order by id");
  }

  /** A connection of the driver, as the runtime login. */
  Connection plain() throws SQLException {
    return Databases.server().connect(database, EmbeddedDatabase.RUNTIME, EmbeddedDatabase.PASSWORD);
  }
}
