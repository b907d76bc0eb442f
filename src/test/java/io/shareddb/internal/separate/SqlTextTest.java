// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"select 1", "  insert into t values (1)", "-- why\nupdate t set a = 1", "/* a */ delete from t",
      "with x as (select 1) select * from x", "(select 1)", "", "{call f()}", "copy t to stdout", "set a = 1; select 1",
      "anything new"})
  void countsAsTouchingRows(String sql) {
    assertThat(SqlText.touchesRows(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vacuum t", "COMMIT", " -- x\n /* y */ rollback to savepoint a", "set a = 1;", "listen x"})
  void countsAsTouchingNone(String sql) {
    assertThat(SqlText.touchesRows(sql)).isFalse();
  }
}
