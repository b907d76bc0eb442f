// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

/** What an application reads of its user's rows. */
enum Read {

  POINT("one row by its key", 1.20, "select body from %s where %s id = ?", 20, 20),
  LIST("list of all own rows", 1.02, "select id, created_at, body from %s where %s true", 4, 3),
  NEWEST("newest 20", 1.10, "select id, created_at, body from %s where %s true order by created_at desc limit 20", 20, 20),
  SCAN("count by sequential scan", 1.05, "select count(*) from %s where %s true", 1, 1);

  final String title;
  final double goal;
  final int transactions;
  final int statements;
  private final String sql;

  Read(String title, double goal, String sql, int transactions, int statements) {
    this.title = title;
    this.goal = goal;
    this.sql = sql;
    this.transactions = transactions;
    this.statements = statements;
  }

  /** Without policies the statement must name the user itself. */
  String sql(Rows rows, boolean guarded) {
    return guarded ? sql.formatted(rows.guarded(), "") : sql.formatted(rows.plain(), "user_id = ? and");
  }

  int answer(Rows rows) {
    return switch (this) {
      case POINT, SCAN -> 1;
      case LIST -> rows.each();
      case NEWEST -> Math.min(20, rows.each());
    };
  }
}
