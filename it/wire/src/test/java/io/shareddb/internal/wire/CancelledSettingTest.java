// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.it.wire.Server;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A cancel request may hit between the row of our set_config and its end; the next statement must go on in step. */
class CancelledSettingTest {

  private final Conversation conversation = new Conversation(() -> RlsIdentity.of(Server.ALICE), true);

  @Test
  void theNextStatementIsInStep() throws IOException {
    send(new Bytes(32).four(9).four(3 << 16).one(0));
    receive(new Bytes(16).message('Z').one('I').end());
    send(statement());
    Bytes error = new Bytes(64).message('E').one('C').string("57014").one(0).end().message('Z').one('I').end();
    Bytes cancelled = new Bytes(128).message('3').end().message('1').end().message('2').end().raw(row(), 0, row().length)
        .raw(error.toArray(), 0, error.length());
    assertThat(receive(cancelled)).isEqualTo(error.toArray());
    send(statement());
    Bytes answer = new Bytes(64).message('1').end().message('2').end().message('n').end().message('C').string("UPDATE 0")
        .end().message('Z').one('I').end();
    Bytes all = new Bytes(128).message('3').end().message('1').end().message('2').end().raw(row(), 0, row().length)
        .message('C').string("SELECT 1").end().raw(answer.toArray(), 0, answer.length());
    assertThat(receive(all)).isEqualTo(answer.toArray());
  }

  private static Bytes statement() {
    return new Bytes(128).message('P').string("").string("update t set a = 1").two(0).end()
        .message('B').string("").string("").two(0).two(0).two(0).end().message('D').one('P').string("").end()
        .message('E').string("").four(0).end().message('S').end();
  }

  private static byte[] row() {
    byte[] user = Server.ALICE.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new Bytes(64).message('D').two(1).four(user.length).raw(user, 0, user.length).end().toArray();
  }

  private void send(Bytes messages) throws IOException {
    try (WireOutputStream out = new WireOutputStream(new ByteArrayOutputStream(), conversation, conversation::die)) {
      out.write(messages.array(), 0, messages.length());
    }
  }

  private byte[] receive(Bytes messages) throws IOException {
    try (WireInputStream in = new WireInputStream(new ByteArrayInputStream(messages.toArray()), conversation,
        conversation::die)) {
      return in.readAllBytes();
    }
  }
}
