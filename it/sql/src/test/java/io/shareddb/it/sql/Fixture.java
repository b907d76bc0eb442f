// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** An application with a table of each kind, and two people who use it. */
final class Fixture {

  static final String ALICE = "a11ce000-0000-4000-8000-000000000001";
  static final String BOB = "b0b00000-0000-4000-8000-000000000002";

  private static final String OWNED = "user_id uuid not null references users on delete cascade";

  private Fixture() {}

  /** What the application's first migration does. */
  static void create(Session owner) throws SQLException {
    owner.run(
        "create table notes (id integer primary key, " + OWNED + ", text text not null, "
            + "created_at timestamptz not null default current_timestamp, "
            + "updated_at timestamptz not null default current_timestamp)",
        "create table files (id integer primary key, " + OWNED + ", "
            + "note_id integer references notes on delete cascade, name text)",
        "create table tasks (id integer primary key, " + OWNED + ", text text, deleted_at timestamptz)",
        "create table places (id integer primary key, user_id uuid references users on delete cascade, name text)",
        "create table invoices (id integer primary key, user_id uuid not null references users, total numeric)",
        "select shared_db.protect_table('notes', audit => true)",
        "select shared_db.protect_table('files', parent => 'notes')",
        "select shared_db.protect_table('tasks', soft_delete => 'deleted_at')",
        "select shared_db.protect_table('places', shared_rows => true)",
        "select shared_db.protect_table('invoices', read_only => true)");
  }

  /** The rows that each rule finds, whatever the one before did and made. */
  static void fill(Session everything) throws SQLException {
    List<String> statements = new ArrayList<>(List.of(
        "do $$ begin if to_regclass('topics') is not null then "
            + "alter table notes drop column topic; drop table topics; end if; end $$",
        "drop view if exists seen",
        "drop function if exists counted()",
        "drop table if exists replies",
        "delete from invoices", "delete from places", "delete from tasks", "delete from files", "delete from notes",
        "delete from users",
        "delete from audit_log",
        "insert into users (id, email, full_name) values ('" + ALICE + "', 'alice@example.com', 'Alice'), ('"
            + BOB + "', 'bob@example.com', 'Bob')",
        "insert into places values (21, null, 'everyone''s')",
        "insert into invoices values (1, '" + ALICE + "', 10), (2, '" + BOB + "', 10)"));
    statements.addAll(rowsOf(ALICE, 1));
    statements.addAll(rowsOf(BOB, 11));
    everything.run(String.join(";", statements)); // one way to the server and back
  }

  private static List<String> rowsOf(String user, int first) {
    String values = " (id, user_id, %s) values "
        + "(" + first + ", '" + user + "', %s), (" + (first + 1) + ", '" + user + "', %s)";
    return List.of(
        "insert into notes" + values.formatted("text", "'one'", "'two'"),
        "insert into files" + values.formatted("note_id, name", first + ", 'a.png'", first + ", 'b.png'"),
        "insert into tasks" + values.formatted("text", "'one'", "'two'"),
        "insert into places" + values.formatted("name", "'home'", "'work'"));
  }
}
