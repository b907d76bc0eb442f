// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

/** What an application writes to a table, audited or not. */
enum Write {

  INSERTS("batch of 1000 single inserts", 1.6, 1000, true,
      "insert into %s (id, title, body) values (?, 'a title', 'and some text below it')"),
  UPDATES("batch of 1000 single updates", 1.8, 1000, true,
      "update %s set title = 'another title', done = true where id = ?"),
  INSERT("one insert of 10 000 rows", 1.4, 10_000, false,
      "insert into %s (title, body) select 'a title', 'and some text below it' from generate_series(?, ?) as i"),
  UPDATE("one update of 10 000 rows", 2.0, 10_000, false,
      "update %s set title = 'another title', done = true where id between ? and ?");

  final String title;
  final double goal;
  final int rows;
  final boolean single;
  private final String sql;

  Write(String title, double goal, int rows, boolean single, String sql) {
    this.title = title;
    this.goal = goal;
    this.rows = rows;
    this.single = single;
    this.sql = sql;
  }

  String sql(String table) {
    return sql.formatted(table);
  }

  boolean changesRows() {
    return this == UPDATES || this == UPDATE;
  }
}
