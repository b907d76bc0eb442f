// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import static io.shareddb.internal.separate.JdbcCase.all;
import static io.shareddb.internal.separate.JdbcCase.failing;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;

/** What comes back. */
final class ResultCases {

  private ResultCases() {
  }

  static List<JdbcCase> results() {
    return List.of(
        new JdbcCase("fetch size in autocommit", (c, seen) -> {
          try (PreparedStatement s = c.prepareStatement("select id from items order by id")) {
            s.setFetchSize(2);
            all(seen, s.executeQuery());
            seen.add(s.getFetchSize());
          }
        }),
        new JdbcCase("fetch size in a transaction", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement();
          s.setFetchSize(2);
          all(seen, s.executeQuery("select id from items order by id"));
          ResultSet open = s.executeQuery("select id from items order by id");
          open.next();
          seen.add(open.getInt(1));
          c.commit();
          failing(seen, () -> {
            while (open.next()) {
              seen.add(open.getInt(1));
            }
          });
        }),
        new JdbcCase("most rows", (c, seen) -> {
          Statement s = c.createStatement();
          s.setMaxRows(2);
          all(seen, s.executeQuery("select id from items order by id"));
        }),
        new JdbcCase("scrolling", (c, seen) -> {
          Statement s = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
          ResultSet rows = s.executeQuery("select id from items order by id");
          seen.add(rows.last());
          seen.add(rows.getRow());
          seen.add(rows.absolute(2));
          seen.add(rows.getInt(1));
        }),
        new JdbcCase("rows changed through the result", (c, seen) -> {
          Statement s = c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
          ResultSet rows = s.executeQuery("select id, label from items order by id");
          rows.next();
          rows.updateString("label", "through");
          rows.updateRow();
          rows.refreshRow();
          seen.add(rows.getString("label"));
          rows.next();
          rows.deleteRow();
          rows.moveToInsertRow();
          rows.updateInt("id", 30);
          rows.updateString("label", "inserted");
          rows.insertRow();
          all(seen, c.createStatement().executeQuery("select id, label from items order by id"));
        }),
        new JdbcCase("a result stays open over a commit", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY,
              ResultSet.HOLD_CURSORS_OVER_COMMIT);
          s.setFetchSize(2);
          ResultSet rows = s.executeQuery("select id from items order by id");
          rows.next();
          c.commit();
          all(seen, rows);
        }),
        new JdbcCase("a cursor by SQL text", (c, seen) -> {
          c.setAutoCommit(false);
          Statement s = c.createStatement();
          s.execute("declare cur cursor with hold for select id from items order by id");
          all(seen, s.executeQuery("fetch 2 from cur"));
          c.commit();
          c.setAutoCommit(true);
          all(seen, s.executeQuery("fetch all from cur"));
          s.execute("close cur");
        }),
        new JdbcCase("a result of a function that gives a cursor", (c, seen) -> {
          c.setAutoCommit(false);
          try (CallableStatement s = c.prepareCall("{? = call all_items()}")) {
            s.registerOutParameter(1, Types.REF_CURSOR);
            s.execute();
            all(seen, (ResultSet) s.getObject(1));
          }
        }),
        new JdbcCase("who belongs to whom", (c, seen) -> {
          Statement s = c.createStatement();
          PreparedStatement p = c.prepareStatement("select 1");
          CallableStatement f = c.prepareCall("{? = call how_many(?)}");
          ResultSet rows = p.executeQuery();
          seen.add(s.getConnection() == c);
          seen.add(p.getConnection() == c);
          seen.add(f.getConnection() == c);
          seen.add(rows.getStatement() == p);
          seen.add(rows.getStatement().getConnection() == c);
          seen.add(c.getMetaData().getConnection() == c);
          seen.add(c.unwrap(Connection.class) == c);
          seen.add(s.unwrap(Statement.class) == s);
          seen.add(c.isWrapperFor(Connection.class));
          seen.add(s.equals(s) && c.equals(c) && !c.equals(s) && s.hashCode() == s.hashCode());
          seen.add(s.execute("insert into items (id) values (40) returning id") && s.getResultSet().getStatement() == s);
          seen.add(new HashSet<>(List.of(c, s, p)).contains(p));
        }),
        new JdbcCase("metadata of the database", (c, seen) -> {
          all(seen, c.getMetaData().getPrimaryKeys(null, "public", "items"));
          seen.add(c.getMetaData().supportsSavepoints());
        }),
        new JdbcCase("closing", (c, seen) -> {
          Statement s = c.createStatement();
          s.closeOnCompletion();
          s.executeQuery("select 1").close();
          seen.add(s.isClosed());
          failing(seen, () -> s.executeQuery("select 1"));
          ResultSet first = c.prepareStatement("select id from items").executeQuery();
          Statement again = c.createStatement();
          ResultSet second = again.executeQuery("select 1");
          again.executeQuery("select 2");
          seen.add(second.isClosed());
          seen.add(first.isClosed());
        }));
  }
}
