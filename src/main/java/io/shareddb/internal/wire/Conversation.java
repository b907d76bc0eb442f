// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.Message;
import io.shareddb.internal.context.RlsIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * One connection's conversation: takes messages from the framing of either direction and says what becomes of them.
 * PostgreSQL's documentation: "Frontend/Backend Protocol", sections "Start-up", "Simple Query", "Extended Query",
 * "Function Call" and "COPY Operations". Guarded by its own monitor, because pools close and time out connections from
 * other threads.
 */
final class Conversation {

  /** What becomes of a message of the server. */
  enum Fate { PASS, SWALLOW, REWRITE }

  private static final int CANCEL = 80877102;
  private static final int TLS = 80877103;
  private static final int GSS = 80877104;

  private final ReplyQueue queue = new ReplyQueue();
  private final TransactionState transaction = new TransactionState();
  private final StatementNames names = new StatementNames();
  private final UserPolicy policy;
  private final Replies replies;
  private volatile Phase phase = Phase.START;

  Conversation(Supplier<RlsIdentity> whoIsInForce, boolean named) {
    SettingStatement setting = new SettingStatement(named);
    policy = new UserPolicy(whoIsInForce, queue, transaction, setting);
    replies = new Replies(queue, transaction, setting);
  }

  Phase phase() {
    return phase;
  }

  /** Tells whether the server has not answered all yet that it was sent. */
  synchronized boolean owesReply() {
    return !queue.isEmpty();
  }

  /** Nothing may pass any more. */
  void die() {
    phase = Phase.DEAD;
  }

  void newWrite() {
    policy.newWrite();
  }

  /** The driver begins with TLS at once ({@code sslNegotiation=direct}). */
  void directTls(int firstByte) throws OutOfStepException {
    if (firstByte != 0x16) {
      throw new OutOfStepException("the connection begins with neither a start-up packet nor TLS");
    }
    phase = Phase.RAW;
  }

  /** The driver sent a packet without a type. */
  Edit starting(byte[] b, int from, int end) throws IOException {
    int code = Bytes.int32(b, from + 4);
    switch (code) {
      case CANCEL -> phase = Phase.RAW;
      case TLS -> phase = Phase.TLS_ASKED;
      case GSS -> throw new IOException(Message.GSS_ENCRYPTION.with());
      default -> {
        if (phase != Phase.START || code >>> 16 != 3) {
          throw new OutOfStepException("start-up packet " + (code >>> 16) + "." + (code & 0xffff));
        }
        if (new String(b, from + 8, end - from - 8, StandardCharsets.UTF_8).contains("\0replication\0")) {
          throw new IOException(Message.REPLICATION.with());
        }
        phase = Phase.SIGNING_IN;
      }
    }
    return null;
  }

  void tlsAnswer(int answer) {
    phase = answer == 'S' ? Phase.RAW : Phase.START;
  }

  /** The driver sent a message; what matters of it lies between {@code from} and {@code end}. */
  Edit sent(byte[] b, int from, int end) throws IOException {
    if (phase == Phase.SIGNING_IN) {
      return null;
    }
    char type = (char) b[from];
    int body = from + 5;
    switch (type) {
      case 'P' -> {
        int name = endOf(b, body, end);
        int text = endOf(b, name + 1, end);
        StatementKind kind = StatementReader.kindOf(b, name + 1, text, replies.backslashes());
        names.parsed(string(b, body, name), kind);
        return add(type, 0, policy.ahead(kind, false));
      }
      case 'B' -> {
        int portal = endOf(b, body, end);
        StatementKind kind = names.statement(string(b, portal + 1, endOf(b, portal + 1, end)));
        names.bound(string(b, body, portal), kind);
        return add(type, 0, policy.ahead(kind, false));
      }
      case 'E' -> {
        String portal = string(b, body, endOf(b, body, end));
        StatementKind kind = names.portal(portal);
        Edit edit = add(type, kind == StatementKind.ENDS ? ReplyQueue.ENDS : 0,
            policy.ahead(kind, portal.isEmpty()));
        policy.executing(kind);
        return edit;
      }
      case 'Q' -> {
        byte[] instead = policy.query(b, body, endOf(b, body, end), replies.backslashes());
        return instead == null ? null : Edit.instead(instead);
      }
      case 'F' -> {
        byte[] ahead = policy.ahead(StatementKind.TOUCHES_ROWS, false);
        if (ahead == null) {
          return add(type, 0, null);
        }
        // The Sync behind it ends our part; its ReadyForQuery takes the place of the function call's own.
        queue.add(type, ReplyQueue.HIDE_READY, null);
        queue.add('S', 0, null);
        return Edit.around(ahead, new Bytes(5).message('S').end().toArray());
      }
      case 'C' -> {
        names.closed(b[body], string(b, body + 1, endOf(b, body + 1, end)));
        return add(type, 0, null);
      }
      case 'D', 'S' -> {
        return add(type, 0, null);
      }
      case 'H', 'X', 'd', 'c', 'f' -> {
        return null;
      }
      default -> throw new OutOfStepException("the driver sent a message '" + type + "'");
    }
  }

  Fate received(int type) throws OutOfStepException {
    return phase == Phase.SIGNING_IN ? Fate.PASS : replies.received(type);
  }

  boolean wantsBody(int type, Fate fate) {
    return type == 'C' || type == 'Z' || type == 'S' || type == 'D' && fate == Fate.SWALLOW;
  }

  byte[] rewrite(byte[] body, int length) throws OutOfStepException {
    return replies.rewrite(body, length);
  }

  /** A message of the server is complete; its body, as far as {@link #wantsBody} asked for it, lies here. */
  void finished(int type, Fate fate, byte[] b, int from, int length) throws OutOfStepException {
    if (phase != Phase.SIGNING_IN) {
      replies.finished(type, fate, b, from, length);
    } else if (type == 'Z') {
      phase = Phase.MESSAGES;
    } else if (type == 'S') {
      replies.finished(type, fate, b, from, length);
    }
  }

  private Edit add(char type, int flags, byte[] ahead) {
    queue.add(type, flags, null);
    return ahead == null ? null : Edit.before(ahead);
  }

  private static int endOf(byte[] b, int from, int end) throws OutOfStepException {
    int at = Bytes.endOfString(b, from, end);
    if (at < 0) {
      throw new OutOfStepException("a message of the driver has no end");
    }
    return at;
  }

  private static String string(byte[] b, int from, int end) {
    return from == end ? "" : new String(b, from, end - from, StandardCharsets.UTF_8);
  }
}
