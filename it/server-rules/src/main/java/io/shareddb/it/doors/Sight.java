// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Says whose rows the database shows where it is called, which it does not open a scope for. By JDBC: on the threads of
 * the common pool Payara has no EntityManager outside a transaction.
 */
@ApplicationScoped
public class Sight {

  @Resource(lookup = "java:app/jdbc/shared-db")
  private DataSource source;

  @Inject
  private SightInTransaction inTransaction;

  @Resource
  private TransactionSynchronizationRegistry transactions;

  /** Looks, in a transaction of its own if there is to be one. */
  public String look(Visit visit) {
    return visit.inTransaction() ? inTransaction.look(visit) : lookHere(visit);
  }

  /** Gives the e-mail address of whoever the database takes this for, and that one's rows. */
  public String lookHere(Visit visit) {
    visit.calls().incrementAndGet();
    boolean inTransaction = transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
    if (inTransaction != visit.inTransaction()) {
      return "transaction is wrong";
    }
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      return column(statement, "select email from users") + " "
          + column(statement, "select title from notebooks where title like 'door of %'");
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
