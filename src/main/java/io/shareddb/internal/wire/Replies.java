// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.context.RlsIdentity;
import java.nio.charset.StandardCharsets;

/**
 * Matches what the server sends with what it owes, and tells the transaction's state from it (sections "Extended Query",
 * "Simple Query" and "Asynchronous Operations").
 */
final class Replies {

  private final ReplyQueue queue;
  private final TransactionState transaction;
  private final SettingStatement setting;
  private boolean backslashes;
  private boolean confirmed;

  Replies(ReplyQueue queue, TransactionState transaction, SettingStatement setting) {
    this.queue = queue;
    this.transaction = transaction;
    this.setting = setting;
  }

  /** Tells whether plain literals know backslashes on this connection. */
  boolean backslashes() {
    return backslashes;
  }

  Conversation.Fate received(int type) throws OutOfStepException {
    if (isAsynchronous(type)) {
      return Conversation.Fate.PASS;
    }
    if (queue.isEmpty()) {
      if (type == 'E') {
        return Conversation.Fate.PASS; // The server says goodbye.
      }
      throw new OutOfStepException("reply '" + (char) type + "' although nothing is owed");
    }
    if (type == 'E') {
      return queue.note() instanceof Refusal || queue.note() instanceof QueryRewrite
          ? Conversation.Fate.REWRITE : Conversation.Fate.PASS;
    }
    boolean strange = queue.has(ReplyQueue.REFUSED) ? type != 'Z'
        : queue.has(ReplyQueue.INJECTED) && queue.type() == 'E' && type != 'D' && type != 'C';
    if (strange || !fits(queue.type(), type)) {
      throw new OutOfStepException("reply '" + (char) type + "' to message '" + queue.type() + "'");
    }
    boolean ours = queue.has(ReplyQueue.INJECTED) || type == 'Z' && queue.has(ReplyQueue.HIDE_READY);
    if (queue.note() instanceof QueryRewrite rewrite) {
      ours = rewrite.oursIsNext();
      if (ours && type != 'C' || type == 'Z' && rewrite.isOverdone()) {
        throw new OutOfStepException("reply '" + (char) type + "' where the user's setting was to be completed");
      }
      if (type == 'C') {
        rewrite.completed();
      }
    }
    return ours ? Conversation.Fate.SWALLOW : Conversation.Fate.PASS;
  }

  byte[] rewrite(byte[] body, int length) throws OutOfStepException {
    ErrorFields error = ErrorFields.read(body, length);
    return queue.note() instanceof Refusal refusal ? refusal.answer(error) : ((QueryRewrite) queue.note()).answer(error);
  }

  void finished(int type, Conversation.Fate fate, byte[] b, int from, int length) throws OutOfStepException {
    if (isAsynchronous(type)) {
      if (type == 'S') {
        parameter(text(b, from, length));
      }
      return;
    }
    if (queue.isEmpty()) {
      return;
    }
    boolean ours = fate == Conversation.Fate.SWALLOW;
    switch (type) {
      case '1' -> {
        if (ours) {
          ((PreparedSetting) queue.note()).parsed(queue.position());
        }
        queue.pop();
      }
      case '2', '3', 'n' -> queue.pop();
      case 'T' -> {
        if (queue.type() == 'D') {
          queue.pop();
        }
      }
      case 'D' -> {
        if (ours) {
          confirm(b, from, length);
        }
      }
      case 'C', 'I', 's' -> completed(type, ours, b, from, length);
      case 'Z' -> {
        transaction.ready(length == 1 ? b[from] : 0, queue.position());
        queue.pop();
      }
      case 'E' -> failed();
      case 'G' -> {
        if (queue.type() == 'E') {
          queue.dropSyncsBehindHead();
        }
      }
      default -> {
      }
    }
  }

  private void failed() {
    confirmed = false;
    if (queue.note() instanceof QueryRewrite rewrite) {
      rewrite.failed();
    }
    if (queue.has(ReplyQueue.INJECTED)) {
      setting.lost(queue.next());
    }
    switch (queue.type()) {
      case 'Q', 'F', 'S' -> {
      }
      default -> queue.failUpToSync();
    }
  }

  private void completed(int type, boolean ours, byte[] b, int from, int length) throws OutOfStepException {
    if (ours) {
      boolean fits = queue.type() == 'Q' ? Bytes.same(b, from, length, "SET\0")
          : type == 'C' && confirmed && Bytes.same(b, from, length, "SELECT 1\0");
      confirmed = false;
      if (!fits) {
        throw new OutOfStepException("the user's setting was not confirmed");
      }
    } else if (queue.note() instanceof QueryRewrite rewrite && rewrite.behindOurs()
        && Bytes.same(b, from, length, "SET\0")) {
      throw new OutOfStepException("the user's setting was completed twice");
    } else if (type == 'C' && CommandTag.matters(b, from, length)) {
      String tag = text(b, from, length);
      if (CommandTag.losesUser(tag)) {
        transaction.rolledBackOrCommitted(queue.position(), queue.has(ReplyQueue.ENDS));
      }
      if (CommandTag.losesStatements(tag)) {
        setting.lost(queue.position());
      }
    }
    if (queue.type() == 'E') {
      queue.pop();
    }
  }

  /** The row of set_config must hold what was sent, or this is not its row. */
  private void confirm(byte[] b, int from, int length) throws OutOfStepException {
    if (confirmed) {
      throw new OutOfStepException("two rows came back for one user");
    }
    confirmed = PreparedSetting.confirms(b, from, length, (RlsIdentity) queue.note());
    if (!confirmed) {
      throw new OutOfStepException("another user came back than was sent");
    }
  }

  private void parameter(String nameAndValue) {
    if (nameAndValue.startsWith("standard_conforming_strings\0")) {
      backslashes = nameAndValue.endsWith("\0off\0");
    }
  }

  private static boolean isAsynchronous(int type) {
    return type == 'N' || type == 'S' || type == 'A';
  }

  private static boolean fits(char message, int reply) {
    return switch (message) {
      case 'P' -> reply == '1';
      case 'B' -> reply == '2';
      case 'C' -> reply == '3';
      case 'D' -> reply == 't' || reply == 'T' || reply == 'n';
      case 'E' -> "DCIsGHdc".indexOf(reply) >= 0;
      case 'Q' -> "TDCIGHdcZ".indexOf(reply) >= 0;
      case 'S' -> reply == 'Z';
      default -> reply == 'V' || reply == 'Z';
    };
  }

  private static String text(byte[] b, int from, int length) {
    return new String(b, from, length, StandardCharsets.ISO_8859_1);
  }
}
