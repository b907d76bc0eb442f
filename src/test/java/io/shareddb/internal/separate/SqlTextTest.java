// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"select 1", "  insert into t values (1)", "-- why\nupdate t set a = 1", "/* a */ delete from t",
      "with x as (select 1) select * from x", "(select 1)", "", "{call f()}", "copy t to stdout", "set a = 1; select 1",
      "anything new", "/* /* */ set */ delete from t", "create table t as select 1", "create index i on t (f(a))", "/* open"})
  void countsAsTouchingRows(String sql) {
    assertThat(SqlText.touchesRows(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vacuum t", "COMMIT", " -- x\n /* y */ rollback to savepoint a", "set a = 1;", "listen x",
      "/* /* */ select */ vacuum", "create unique index concurrently on t (a)", "DROP INDEX\nCONCURRENTLY i", "create database d",
      "alter system set a = 1", "lock table t"})
  void countsAsTouchingNone(String sql) {
    assertThat(SqlText.touchesRows(sql)).isFalse();
  }

  @Test
  void readsPastManyComments() {
    assertThat(SqlText.touchesRows("-- why\n".repeat(50_000) + "vacuum")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"set app.user_id = 'x'", "SET LOCAL app . user_id to 'x'", "reset app.user_id",
      "select SET_CONFIG ( 'app.user_id', 'x', true)", "/* a */ set session app.user_id = ''",
      "set \"app\".\"user_id\" = ''", "reset \"app.user_id\"", "select set_config(E'app.user_id', '', true)",
      "select \"set_config\"($$app.user_id$$, '', true)", "alter role r\nset app.user_id = ''",
      "create function f() returns int language sql set app.user_id = '' as 'select 1'"})
  void knowsTheModulesOwnSetting(String sql) {
    assertThat(SqlText.setsUser(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"set app.user_idle = 'x'", "select current_setting('app.user_id')", "show app.user_id",
      "select set_config('app.other', 'x', true)", "create table app.user_id (a int)", "alter table app add user_id uuid",
      "update t set user_id = null"})
  void leavesOtherSettingsAlone(String sql) {
    assertThat(SqlText.setsUser(sql)).isFalse();
  }
}
