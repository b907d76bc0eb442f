// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers as the recorded server did, and what it was asked beyond the recording as PostgreSQL would. */
final class FakeServer {

  /** One reply; {@code ours} when the driver must not see it. */
  record Reply(byte[] bytes, boolean ours) {
  }

  private final String user;
  private boolean skipping;

  FakeServer(String user) {
    this.user = user;
  }

  /** Gives the replies to a flush that came through the wire. Every recorded message must have come through too. */
  List<Reply> answer(byte[] throughTheWire, List<Recording.Exchange> recorded, boolean typed) {
    List<Reply> replies = new ArrayList<>();
    int next = 0;
    for (byte[] message : Recording.split(throughTheWire, typed)) {
      Recording.Exchange exchange = next < recorded.size() ? recorded.get(next) : null;
      if (exchange != null && Arrays.equals(exchange.sent, message)) {
        next++;
        skipping &= message[0] != 'S';
        for (byte[] reply : exchange.replies) {
          replies.add(new Reply(reply, false));
          skipping |= reply[0] == 'E' && "PBDEC".indexOf(message[0]) >= 0;
        }
      } else if (exchange != null && message[0] == 'Q' && exchange.sent[0] == 'Q') {
        assertThat(new String(message, 5, message.length - 5, StandardCharsets.UTF_8))
            .isEqualTo("set local app.user_id = '" + user + "';"
                + new String(exchange.sent, 5, exchange.sent.length - 5, StandardCharsets.UTF_8));
        next++;
        replies.add(new Reply(new Bytes(16).message('C').string("SET").end().toArray(), true));
        exchange.replies.forEach(reply -> replies.add(new Reply(reply, false)));
      } else if (!skipping) {
        replies.addAll(injected(message));
      }
    }
    assertThat(next).as("messages of the driver that came through").isEqualTo(recorded.size());
    return replies;
  }

  private List<Reply> injected(byte[] message) {
    return switch (message[0]) {
      case 'C' -> List.of(empty('3'));
      case 'P' -> List.of(empty('1'));
      case 'B' -> {
        assertThat(new String(message, StandardCharsets.UTF_8)).contains(user);
        yield List.of(empty('2'));
      }
      case 'E' -> {
        byte[] value = user.getBytes(StandardCharsets.UTF_8);
        yield List.of(new Reply(new Bytes(64).message('D').two(1).four(value.length).raw(value, 0, value.length).end()
            .toArray(), true), new Reply(new Bytes(16).message('C').string("SELECT 1").end().toArray(), true));
      }
      default -> throw new AssertionError("the wire sent a message '" + (char) message[0] + "' of its own");
    };
  }

  private static Reply empty(char type) {
    return new Reply(new Bytes(5).message(type).end().toArray(), true);
  }
}
