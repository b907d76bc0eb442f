// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.Message;

/**
 * A statement that must not run. The server is given a text that cannot be parsed in its place, so that its transaction
 * fails as it would after any error; its syntax error is replaced by ours.
 *
 * @param message what the application sees
 */
record Refusal(String message) {

  /** What the server's log shows. */
  static final String TEXT = "! refused by shared-db, see the application's log";

  private static final String PARSE_ERROR = "42601";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  static Refusal otherUser(String owner, String now) {
    return new Refusal(Message.USER_SWITCH.with(owner, now));
  }

  static Refusal ownSetting() {
    return new Refusal(Message.OWN_SETTING.with());
  }

  static Refusal ownSignIn() {
    return new Refusal(Message.OWN_SIGN_IN.with());
  }

  static Refusal lostBetweenBindAndExecute() {
    return new Refusal(Message.LOST_BETWEEN_BIND_AND_EXECUTE.with());
  }

  static Refusal unknownUser(RuntimeException failure) {
    String text = String.valueOf(failure.getMessage());
    return new Refusal(text.substring(0, Math.min(600, text.length())));
  }

  /** Gives the messages for an extended query, and adds what the server will owe for them. */
  byte[] parse(ReplyQueue queue) {
    queue.add('P', ReplyQueue.INJECTED | ReplyQueue.REFUSED, this);
    return new Bytes(96).message('P').string("").string(TEXT).two(0).end().toArray();
  }

  /** Gives the Query that fails, and adds what the server will owe for it. */
  byte[] query(ReplyQueue queue) {
    queue.add('Q', ReplyQueue.REFUSED, this);
    return new Bytes(96).message('Q').string(TEXT).end().toArray();
  }

  /** Gives the ErrorResponse for the application, or the server's own when that is not about our text. */
  byte[] answer(ErrorFields error) {
    if (!PARSE_ERROR.equals(error.get('C'))) {
      return error.message();
    }
    return new ErrorFields().put('S', "ERROR").put('V', "ERROR").put('C', INSUFFICIENT_PRIVILEGE).put('M', message)
        .message();
  }
}
