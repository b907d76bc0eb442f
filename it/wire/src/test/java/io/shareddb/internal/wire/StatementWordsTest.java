// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed list of what passes, what is refused, and that everything else gets the user first. */
class StatementWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ; ", "/* nothing */", "begin", "start transaction", "savepoint s", "release s", "show all",
      "listen c", "unlisten *", "notify c", "load 'x'", "checkpoint", "vacuum", "vacuum full note", "analyze",
      "analyse note", "cluster", "reindex table note", "reindex index concurrently i", "close c", "lock table note",
      "set work_mem = '1MB'", "set local role x", "set transaction read only", "reset work_mem", "commit prepared 'x'",
      "rollback prepared 'x'", "prepare p as select 1", "create index concurrently i on note (body)",
      "create unique index concurrently i on n (b)", "drop index concurrently i",
      "alter table p detach partition q concurrently", "create database d", "drop database d",
      "alter database d set work_mem = '1MB'", "create tablespace t location '/'", "drop tablespace t",
      "create subscription s connection '' publication p", "drop subscription s",
      "alter subscription s refresh publication", "alter system set work_mem = '1MB'"})
  void passes(String sql) {
    assertThat(kind(sql)).isEqualTo(StatementKind.PASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 1", "insert into t values (1)", "update t set a = 1", "delete from t",
      "merge into t using u on true when matched then do nothing", "with w as (select 1) select * from w", "values (1)",
      "table t", "copy t to stdout", "explain select 1", "execute p", "fetch c", "move c", "truncate t",
      "refresh materialized view v", "refresh materialized view concurrently v", "create table t as select 1",
      "create index i on t (a)", "drop table t", "alter table t add a int", "import foreign schema s from server r into p",
      "security label on table t is ''", "declare c cursor with hold for select 1", "(select 1)", "frobnicate",
      "grant select on t to r", "comment on table t is ''", "\"set\" x", "'begin'", "ábort"})
  void touchesRows(String sql) {
    assertThat(kind(sql)).isEqualTo(StatementKind.TOUCHES_ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"set app.user_id = ''", "SET App.User_Id TO DEFAULT", "set session app.user_id = ''",
      "set local app.user_id = ''", "set \"app\".user_id = ''", "set app.\"user_id\" = ''", "set \"app.user_id\" = ''",
      "set local \"APP.USER_ID\" = ''", "/* a */ set -- b\n app /* c */ . user_id = ''", "reset app.user_id",
      "reset \"app.user_id\"", "set app.user_id from current", "alter role r set app.user_id = ''",
      "alter role r in database d set app.user_id = ''", "alter user r reset app.user_id",
      "alter database d set \"app.user_id\" = ''", "alter system set app.user_id = ''", "alter system reset app.user_id",
      "alter function f() set app.user_id = ''", "alter procedure p() reset app.user_id",
      "create function f() returns int language sql set app.user_id = '' as 'select 1'",
      "create or replace procedure p() language sql set app.user_id to '' as ''",
      "select set_config('app.user_id', '', true)", "select pg_catalog.set_config('app.user_id', $1, false)",
      "select \"set_config\" ( 'APP.user_id', '', true)", "select set_config(E'app.user_id', '', true)",
      "select set_config($$app.user_id$$, '', true)", "select set_config($x$app.user_id$x$, '', true)",
      "with x as (select set_config('app.user_id', '', true)) select 1",
      "prepare p as select set_config('app.user_id', '', true)", "select 1; set app.user_id = ''"})
  void isRefused(String sql) {
    assertThat(kindOfLast(sql)).isEqualTo(StatementKind.SETS_USER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"show app.user_id", "select current_setting('app.user_id', true)", "set app.user_name = 'x'",
      "set my.user_id = ''", "set application_name = 'app.user_id'", "reset all", "discard all",
      "update t set a = app.user_id from app", "update t set user_id = 1", "alter table app add user_id uuid",
      "alter table t alter a set default 'app.user_id'", "create table app.user_id (a int)",
      "create policy p on t using (user_id = current_setting('app.user_id')::uuid)",
      "create function f() returns text language sql as 'set app.user_id'", "select 'set_config', '(''app.user_id'"})
  void isNotRefused(String sql) {
    assertThat(kindOfLast(sql)).isNotEqualTo(StatementKind.SETS_USER);
  }

  private static StatementKind kind(String sql) {
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);
    return StatementReader.kindOf(text, 0, text.length, false);
  }

  private static StatementKind kindOfLast(String sql) {
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);
    StatementReader reader = new StatementReader(text, 0, text.length, false);
    StatementKind last = reader.next();
    while (reader.hasNext()) {
      last = reader.next();
    }
    return last;
  }
}
