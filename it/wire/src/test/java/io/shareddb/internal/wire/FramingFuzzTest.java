// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.it.wire.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random cuttings and interleavings of recorded conversations. What the driver sees must be, byte for byte, what it saw
 * without the module; a damaged stream must end in an error or pass exactly as it would without the module.
 *
 * <p>Every run has its seed in its message; {@code -Dwire.fuzz.seed=N} begins with that one.
 */
class FramingFuzzTest {

  private static final int RUNS = Integer.getInteger("wire.fuzz.runs", 10_000);
  private static final long FIRST_SEED = Long.getLong("wire.fuzz.seed", 20261122L);
  private static final String USER = Server.ALICE.toString();

  private static List<Recording> recordings;
  private static long cuttings;

  @BeforeAll
  static void record() throws Exception {
    recordings = List.of(Recording.of(Conversations::statements), Recording.of(Conversations::transactions),
        Recording.of(Conversations::statements, "preferQueryMode", "simple"),
        Recording.of(Conversations::failures), Recording.of(Conversations::failures, "autosave", "always"),
        Recording.of(Conversations::batches, "prepareThreshold", "1"), Recording.of(Conversations::cursors),
        Recording.of(Conversations::copies));
  }

  @Test
  void anyCutting() throws IOException {
    for (long seed : seeds()) {
      try {
        Random random = new Random(seed);
        run(recordings.get(random.nextInt(recordings.size())), random, false);
      } catch (IOException | RuntimeException | AssertionError e) {
        fail("-Dwire.fuzz.seed=" + seed, e);
      }
    }
    System.out.println("fuzz: " + cuttings + " flushes cut at random both ways, in " + RUNS + " runs of "
        + recordings.size() + " conversations from seed " + FIRST_SEED);
    assertThat(cuttings).isGreaterThanOrEqualTo(RUNS * 10L);
  }

  @Test
  void anyDamage() throws IOException {
    int detected = 0;
    int runs = RUNS;
    for (long seed : seeds()) {
      try {
        Random random = new Random(seed);
        run(recordings.get(random.nextInt(recordings.size())), random, true);
      } catch (OutOfStepException e) {
        detected++;
      } catch (IOException | RuntimeException | AssertionError e) {
        fail("-Dwire.fuzz.seed=" + seed, e);
      }
    }
    assertThat(detected).isGreaterThan(runs / 4);
    System.out.println("fuzz: " + runs + " damaged streams, " + detected + " detected, the rest as without the module");
  }

  private static long[] seeds() throws IOException {
    try (InputStream found = FramingFuzzTest.class.getResourceAsStream("/fuzz-found.txt")) {
      LongStream before = new String(found.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#")).mapToLong(Long::parseLong);
      return LongStream.concat(before, LongStream.range(FIRST_SEED, FIRST_SEED + RUNS)).toArray();
    }
  }

  private static void run(Recording recording, Random random, boolean damage) throws IOException {
    Conversation conversation = new Conversation(() -> RlsIdentity.of(Server.ALICE), random.nextInt(4) > 0);
    ByteArrayOutputStream toServer = new ByteArrayOutputStream();
    WireOutputStream driver = new WireOutputStream(toServer, conversation, conversation::die);
    Pieces network = new Pieces(random);
    WireInputStream seen = new WireInputStream(network, conversation, conversation::die);
    FakeServer server = new FakeServer(USER);
    int damaged = damage ? random.nextInt(recording.flushes.size()) : -1;
    for (int i = 0; i < recording.flushes.size(); i++) {
      List<Recording.Exchange> flush = recording.flushes.get(i);
      write(driver, flush, random);
      List<FakeServer.Reply> replies = server.answer(toServer.toByteArray(), flush, i > 0);
      toServer.reset();
      replies = interleave(replies, random);
      Bytes undamaged = visible(replies);
      boolean ours = i == damaged && Damage.apply(replies, random);
      Bytes expected = visible(replies);
      network.add(replies);
      cuttings++;
      Bytes got = new Bytes(1024);
      try {
        read(seen, got, expected.length(), random, i == damaged);
      } catch (OutOfStepException e) {
        assertThat(ready(got) < Math.max(1, ready(undamaged)) || isPrefix(got, undamaged) || isPrefix(got, expected))
            .as("an answer that is wrong only with the module was complete before the damage was noticed: %s, %s",
                types(replies), e.getMessage()).isTrue();
        throw e;
      }
      // Where the server reports an error the application gets that error, whatever was lost or doubled before it.
      boolean error = ours && replies.stream().anyMatch(reply -> reply.bytes()[0] == 'E');
      assertThat(isPrefix(got, expected) || error)
          .as("other bytes than without the module: %s", types(replies)).isTrue();
      if (i == damaged) {
        assertThat(ours && !error).as("damage to our own replies went unseen").isFalse();
        return;
      }
      assertThat(got.length()).isEqualTo(expected.length());
    }
  }

  private static void write(WireOutputStream to, List<Recording.Exchange> flush, Random random) throws IOException {
    Bytes all = new Bytes(1024);
    flush.forEach(exchange -> all.raw(exchange.sent, 0, exchange.sent.length));
    int longest = random.nextInt(3) == 0 ? 1 : random.nextInt(3) == 0 ? all.length() : 1 + random.nextInt(60);
    for (int at = 0; at < all.length(); ) {
      int n = Math.min(all.length() - at, 1 + random.nextInt(longest));
      to.write(all.array(), at, n);
      at += n;
    }
  }

  private static void read(WireInputStream from, Bytes got, int count, Random random, boolean toTheEnd)
      throws IOException {
    byte[] buffer = new byte[1 + random.nextInt(random.nextBoolean() ? 6 : 9000)];
    while (toTheEnd || got.length() < count) {
      try {
        int n = from.read(buffer, 0, toTheEnd ? buffer.length : Math.min(buffer.length, count - got.length()));
        if (n < 0) {
          return;
        }
        got.raw(buffer, 0, n);
      } catch (SocketTimeoutException e) {
        // The driver's way of asking for notifications: it must lose nothing.
      }
    }
  }

  /** Counts the ends of statements: only then the driver gives a result to the application. */
  private static int ready(Bytes stream) {
    int count = 0;
    for (int at = 0; at + 5 <= stream.length(); at += 1 + Bytes.int32(stream.array(), at + 1)) {
      count += stream.array()[at] == 'Z' ? 1 : 0;
    }
    return count;
  }

  private static String types(List<FakeServer.Reply> replies) {
    StringBuilder types = new StringBuilder();
    replies.forEach(reply -> types.append(reply.ours() ? " own " : " ")
        .append(reply.bytes().length == 0 ? '-' : (char) reply.bytes()[0]).append(reply.bytes().length));
    return types.toString();
  }

  private static boolean isPrefix(Bytes of, Bytes all) {
    return of.length() <= all.length()
        && Arrays.equals(of.array(), 0, of.length(), all.array(), 0, of.length());
  }

  private static Bytes visible(List<FakeServer.Reply> replies) {
    Bytes visible = new Bytes(1024);
    for (FakeServer.Reply reply : replies) {
      if (!reply.ours()) {
        visible.raw(reply.bytes(), 0, reply.bytes().length);
      }
    }
    return visible;
  }

  private static List<FakeServer.Reply> interleave(List<FakeServer.Reply> replies, Random random) {
    List<FakeServer.Reply> all = new ArrayList<>();
    for (FakeServer.Reply reply : replies) {
      if (random.nextInt(6) == 0) {
        all.add(new FakeServer.Reply(Conversations.asynchronous(random), false));
      }
      all.add(reply);
    }
    return all;
  }
}
