// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** COPY, large objects and function calls: the parts of the protocol that are not queries. */
final class CopyCases {

  static final List<Case> ALL = List.of(
      new Case("copy out of protected rows", (c, log) -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.say(copy(c).copyOut("copy (select body from note order by body) to stdout", out));
        log.say(out.toString(StandardCharsets.UTF_8));
      }),
      new Case("copy out as the first statement of a transaction", (c, log) -> {
        c.setAutoCommit(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.say(copy(c).copyOut("copy note (body) to stdout", out));
        log.say(out.toString(StandardCharsets.UTF_8));
        c.commit();
      }),
      new Case("copy in", (c, log) -> {
        log.run(c, "create temp table x (a int, b text)");
        log.say(copy(c).copyIn("copy x from stdin", new StringReader("1\ta\n2\tb\n")));
        log.run(c, "select * from x");
      }),
      new Case("copy in of a megabyte", (c, log) -> {
        log.run(c, "create temp table x (a text)");
        log.say(copy(c).copyIn("copy x from stdin", new StringReader(("y".repeat(99) + "\n").repeat(10_000))));
        log.run(c, "select count(*), sum(length(a)) from x");
      }),
      new Case("copy in with bad data", (c, log) -> {
        log.run(c, "create temp table x (a int)");
        log.attempt(() -> copy(c).copyIn("copy x from stdin", new StringReader("1\nz\n")));
        log.run(c, "select count(*) from x");
      }),
      new Case("copy in whose source fails", (c, log) -> {
        log.run(c, "create temp table x (a int)");
        try {
          copy(c).copyIn("copy x from stdin", new BrokenReader());
        } catch (IOException | SQLException e) {
          log.say(e.getMessage());
        }
        log.run(c, "select count(*) from x");
      }),
      new Case("copy in cancelled half-way", (c, log) -> {
        log.run(c, "create temp table x (a int)");
        CopyIn in = copy(c).copyIn("copy x from stdin");
        in.writeToCopy("1\n".getBytes(StandardCharsets.UTF_8), 0, 2);
        log.attempt(in::cancelCopy);
        log.run(c, "select count(*) from x");
      }),
      new Case("copy out read row by row", (c, log) -> {
        CopyOut out = copy(c).copyOut("copy (select repeat('x', 1000) from generate_series(1, 500)) to stdout");
        long bytes = 0;
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
          bytes += row.length;
        }
        log.say(bytes + " " + out.getHandledRowCount());
      }),
      new Case("copy out cancelled half-way", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "select count(*) from note");
        CopyOut out = copy(c).copyOut("copy (select repeat('x', 1000) from generate_series(1, 1000000)) to stdout");
        log.say(out.readFromCopy().length);
        // The driver's own cancelCopy leaves the untouched connection out of step (42.7.14).
        c.unwrap(BaseConnection.class).cancelQuery();
        log.attempt(() -> {
          byte[] row = out.readFromCopy();
          while (row != null) {
            row = out.readFromCopy();
          }
        });
        log.say(out.isActive());
        c.rollback();
        log.run(c, "select count(*) from note");
      }),
      new Case("copy of a table that is not there", (c, log) ->
          log.attempt(() -> copy(c).copyOut("copy äöü to stdout", new ByteArrayOutputStream()))),
      new Case("copy by a plain statement", (c, log) -> {
        log.attempt(() -> log.run(c, "copy note (body) to stdout"));
        log.run(c, "create temp table x (a int)");
        log.attempt(() -> log.run(c, "copy x from stdin"));
        log.run(c, "select count(*) from x");
      }),
      new Case("large object written and read", (c, log) -> {
        c.setAutoCommit(false);
        LargeObjectManager lobs = c.unwrap(PGConnection.class).getLargeObjectAPI();
        long oid = lobs.createLO();
        try (LargeObject lob = lobs.open(oid)) {
          lob.write("a".repeat(100_000).getBytes(StandardCharsets.UTF_8));
          lob.seek(10);
          log.say(lob.read(20).length + " " + lob.size());
        }
        lobs.delete(oid);
        c.commit();
      }),
      new Case("large object after a savepoint was rolled back", (c, log) -> {
        c.setAutoCommit(false);
        LargeObjectManager lobs = c.unwrap(PGConnection.class).getLargeObjectAPI();
        var savepoint = c.setSavepoint();
        lobs.createLO();
        c.rollback(savepoint);
        long oid = lobs.createLO();
        log.attempt(() -> lobs.open(1L));
        c.rollback();
        log.say(oid > 0);
      }),
      new Case("blob in a prepared statement", (c, log) -> {
        c.setAutoCommit(false);
        log.run(c, "create temp table x (a oid) on commit drop");
        try (var s = c.prepareStatement("insert into x values (?)");
            InputStream in = new java.io.ByteArrayInputStream(new byte[5000])) {
          s.setBlob(1, in);
          s.executeUpdate();
        }
        try (var s = c.createStatement(); var r = s.executeQuery("select a from x")) {
          r.next();
          log.say(r.getBlob(1).length());
        }
        c.rollback();
      }));

  private CopyCases() {
  }

  private static CopyManager copy(Connection c) throws SQLException {
    return c.unwrap(PGConnection.class).getCopyAPI();
  }

  private static final class BrokenReader extends Reader {

    private int reads;

    @Override
    public int read(char[] to, int offset, int count) throws IOException {
      if (reads++ > 0) {
        throw new IOException("the source broke");
      }
      to[offset] = '1';
      to[offset + 1] = '\n';
      return 2;
    }

    @Override
    public void close() {
    }
  }
}
