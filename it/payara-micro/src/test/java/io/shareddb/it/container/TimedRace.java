// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Goes on working while the server ends its transaction on another thread, and after that. */
@RlsScoped
@ApplicationScoped
public class TimedRace {

  private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

  @Inject
  @SharedDb
  private EntityManager em;

  @Inject
  private UserTransaction transaction;

  @Resource
  private TransactionSynchronizationRegistry registry;

  @Resource(lookup = "java:app/jdbc/shared-db")
  private DataSource source;

  /**
   * How a run ended.
   *
   * @param stage what was done last: the work during the timeout, the read or the write after it, or the commit
   * @param end how that ended
   * @param seen all titles that were read
   */
  record Outcome(String stage, String end, List<String> seen) {
  }

  /** Statements on one connection that was taken before the timeout. */
  Outcome byConnection(String title) throws Exception {
    begin();
    CountDownLatch ended = ended();
    Log log = new Log();
    try (Connection connection = source.getConnection()) {
      log.stage = "during";
      insert(connection, title);
      for (long start = System.nanoTime(); isActive(ended) && System.nanoTime() - start < LONGEST;) {
        log.seen.addAll(read(connection));
      }
      if (isActive(ended)) {
        return log.outcome("never timed out");
      }
      log.stage = "read after";
      log.seen.addAll(read(connection));
      log.stage = "write after";
      insert(connection, "late " + title);
      log.stage = "commit";
      transaction.commit();
      return log.outcome("done");
    } catch (SQLException | RollbackException | IllegalStateException e) {
      return log.outcome("refused");
    } finally {
      end();
    }
  }

  /** The same by the EntityManager. */
  Outcome byEntityManager(String title) throws Exception {
    begin();
    CountDownLatch ended = ended();
    Log log = new Log();
    try {
      log.stage = "during";
      em.persist(new Notebook(title));
      em.flush();
      for (long start = System.nanoTime(); isActive(ended) && System.nanoTime() - start < LONGEST;) {
        log.seen.addAll(read());
      }
      if (isActive(ended)) {
        return log.outcome("never timed out");
      }
      log.stage = "read after";
      log.seen.addAll(read());
      log.stage = "write after";
      em.persist(new Notebook("late " + title));
      em.flush();
      log.stage = "commit";
      transaction.commit();
      return log.outcome("done");
    } catch (RollbackException | RuntimeException e) {
      return log.outcome("refused");
    } finally {
      end();
    }
  }

  private void begin() throws Exception {
    transaction.setTransactionTimeout(1);
    transaction.begin();
  }

  private void end() throws Exception {
    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      transaction.rollback();
    }
    transaction.setTransactionTimeout(0);
  }

  /** Opens when the server has ended the transaction, on whichever thread. */
  private CountDownLatch ended() {
    CountDownLatch ended = new CountDownLatch(1);
    registry.registerInterposedSynchronization(new Synchronization() {
      @Override
      public void beforeCompletion() {
        // Only the end counts.
      }

      @Override
      public void afterCompletion(int status) {
        ended.countDown();
      }
    });
    return ended;
  }

  /** Some servers roll back at once, on a thread of their own; others, Payara among them, only mark the transaction. */
  private boolean isActive(CountDownLatch ended) throws Exception {
    return ended.getCount() > 0 && transaction.getStatus() == Status.STATUS_ACTIVE;
  }

  private List<String> read() {
    return em.createQuery("select n.title from Notebook n", String.class).getResultList();
  }

  private static List<String> read(Connection connection) throws SQLException {
    List<String> titles = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select title from notebooks")) {
      while (rows.next()) {
        titles.add(rows.getString(1));
      }
    }
    return titles;
  }

  private static void insert(Connection connection, String title) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("insert into notebooks (title) values ('" + title + "')");
    }
  }

  private static final class Log {

    private final List<String> seen = new ArrayList<>();
    private String stage = "";

    private Outcome outcome(String end) {
      return new Outcome(stage, end, seen.stream().distinct().toList());
    }
  }
}
