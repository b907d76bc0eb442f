// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.torture;

import io.shareddb.it.wire.Naming;
import io.shareddb.it.wire.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** One application thread: takes any connection of the pool for any user, does something, and checks the answer. */
final class Worker {

  private static final String UPDATE =
      "update torture set version = version + 1 where id in (select id from torture order by id desc limit ";

  private final Pool pool;
  private final List<Ledger> ledgers;
  private final Counts counts;
  private final Random random;

  Worker(Pool pool, List<Ledger> ledgers, Counts counts, Random random) {
    this.pool = pool;
    this.ledgers = ledgers;
    this.counts = counts;
    this.random = random;
  }

  void work(long untilNanos) throws Exception {
    while (System.nanoTime() < untilNanos) {
      Ledger ledger = ledgers.get(random.nextInt(ledgers.size()));
      if (ledger.lock.tryLock()) {
        try {
          Server.as(ledger.user, () -> one(ledger));
        } finally {
          ledger.lock.unlock();
        }
      }
    }
  }

  private void one(Ledger ledger) throws Exception {
    Connection c = pool.take();
    List<UUID> pending = new ArrayList<>();
    boolean[] committing = new boolean[1];
    try {
      switch (random.nextInt(9)) {
        case 0 -> inAutoCommit(c, ledger, pending, committing);
        case 1 -> rolledBack(c, ledger);
        case 2 -> savepoint(c, ledger, pending, committing);
        case 3 -> commitInTheMiddle(c, ledger, pending, committing);
        case 4 -> inner(c, ledger, pending, committing);
        case 5 -> read(c, ledger);
        case 6 -> changed(c, ledger);
        case 7 -> insertedAndDeleted(c, ledger);
        default -> inTransaction(c, ledger, pending, committing);
      }
      counts.add("operation");
    } catch (SQLException e) {
      if (committing[0] && (e.getSQLState() == null || e.getSQLState().startsWith("08")
          || e.getSQLState().startsWith("57P"))) {
        ledger.unknown.addAll(pending);
        counts.add("outcome unknown");
      } else {
        counts.add("outcome failed " + e.getSQLState());
      }
    } finally {
      pool.give(c);
    }
  }

  private void inAutoCommit(Connection c, Ledger ledger, List<UUID> pending, boolean[] committing) throws SQLException {
    committing[0] = true;
    insert(c, ledger, pending);
    ledger.written.addAll(pending);
    committing[0] = false;
    read(c, ledger);
  }

  private void inTransaction(Connection c, Ledger ledger, List<UUID> pending, boolean[] committing) throws SQLException {
    c.setAutoCommit(false);
    for (int i = random.nextInt(3); i >= 0; i--) {
      insert(c, ledger, pending);
    }
    pool.faults().maybe(c, random);
    read(c, ledger, pending);
    commit(c, ledger, pending, committing);
  }

  /** The version counts the updates that were committed, which the audit's entries must equal. */
  private void changed(Connection c, Ledger ledger) throws SQLException {
    boolean alone = random.nextBoolean();
    c.setAutoCommit(alone);
    try (Statement s = c.createStatement()) {
      s.executeUpdate(UPDATE + (1 + random.nextInt(3)) + ")");
      if (!alone) {
        s.executeUpdate(UPDATE + 20 + ")");
        pool.faults().maybe(c, random);
        if (random.nextBoolean()) {
          c.commit();
        } else {
          c.rollback();
        }
      }
    }
    read(c, ledger);
  }

  private void insertedAndDeleted(Connection c, Ledger ledger) throws SQLException {
    c.setAutoCommit(false);
    List<UUID> gone = new ArrayList<>();
    insert(c, ledger, gone);
    try (PreparedStatement s = c.prepareStatement("delete from torture where id = ?")) {
      s.setObject(1, gone.get(0));
      s.executeUpdate();
    }
    pool.faults().maybe(c, random);
    c.commit();
    read(c, ledger);
  }

  private void rolledBack(Connection c, Ledger ledger) throws SQLException {
    c.setAutoCommit(false);
    insert(c, ledger, new ArrayList<>());
    c.rollback();
    read(c, ledger);
  }

  private void savepoint(Connection c, Ledger ledger, List<UUID> pending, boolean[] committing) throws SQLException {
    c.setAutoCommit(false);
    Savepoint savepoint = c.setSavepoint();
    insert(c, ledger, new ArrayList<>());
    c.rollback(savepoint);
    insert(c, ledger, pending);
    read(c, ledger, pending);
    commit(c, ledger, pending, committing);
  }

  private void commitInTheMiddle(Connection c, Ledger ledger, List<UUID> pending, boolean[] committing)
      throws SQLException {
    c.setAutoCommit(false);
    insert(c, ledger, pending);
    commit(c, ledger, pending, committing);
    pending.clear();
    insert(c, ledger, pending);
    pool.faults().maybe(c, random);
    commit(c, ledger, pending, committing);
    read(c, ledger);
  }

  /** A bean calls another that works for a second user in a transaction of its own (REQUIRES_NEW). */
  private void inner(Connection c, Ledger ledger, List<UUID> pending, boolean[] committing) throws Exception {
    c.setAutoCommit(false);
    Map<Object, Object> suspended = Naming.begin();
    try {
      insert(c, ledger, pending);
      Ledger second = ledgers.get(random.nextInt(ledgers.size()));
      if (second != ledger && second.lock.tryLock()) {
        try {
          Server.as(second.user, () -> {
            Map<Object, Object> outer = Naming.begin();
            try {
              one(second);
            } finally {
              Naming.end(outer);
            }
          });
        } finally {
          second.lock.unlock();
        }
      }
      read(c, ledger, pending);
      commit(c, ledger, pending, committing);
    } finally {
      Naming.end(suspended);
    }
  }

  private static void commit(Connection c, Ledger ledger, List<UUID> pending, boolean[] committing) throws SQLException {
    committing[0] = true;
    c.commit();
    committing[0] = false;
    ledger.written.addAll(pending);
  }

  private void insert(Connection c, Ledger ledger, List<UUID> pending) throws SQLException {
    UUID id = UUID.randomUUID();
    pending.add(id);
    try (PreparedStatement s = c.prepareStatement("insert into torture (id, author) values (?, ?)")) {
      s.setObject(1, id);
      s.setObject(2, ledger.user);
      s.executeUpdate();
    }
  }

  private void read(Connection c, Ledger ledger) throws SQLException {
    read(c, ledger, List.of());
  }

  private void read(Connection c, Ledger ledger, List<UUID> pending) throws SQLException {
    Set<UUID> found = new HashSet<>();
    try (PreparedStatement s = c.prepareStatement("select id, author, user_id from torture where id is distinct from ?")) {
      s.setObject(1, ledger.user);
      s.setFetchSize(random.nextInt(3) * 50);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          found.add(r.getObject(1, UUID.class));
          if (!ledger.user.equals(r.getObject(2)) || !ledger.user.equals(r.getObject(3))) {
            counts.add("WRONG foreign row");
          }
        }
      }
    }
    Set<UUID> missing = new HashSet<>(ledger.written);
    missing.addAll(pending);
    missing.removeAll(found);
    missing.forEach(id -> counts.add("WRONG row not found"));
    found.removeAll(ledger.written);
    found.removeAll(ledger.unknown);
    pending.forEach(found::remove);
    found.forEach(id -> counts.add("WRONG unexplained row"));
    counts.add("read");
  }
}
