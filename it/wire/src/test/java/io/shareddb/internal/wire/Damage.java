// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What may happen to a stream: an end in the middle, a message lost, doubled, or of another type. */
final class Damage {

  private Damage() {
  }

  /** Damages one reply, and tells whether it was one of ours, which must be noticed. */
  static boolean apply(List<FakeServer.Reply> replies, Random random) {
    if (replies.isEmpty()) {
      return false;
    }
    int at = random.nextInt(replies.size());
    FakeServer.Reply hit = replies.get(at);
    switch (random.nextInt(4)) {
      case 0 -> {
        replies.set(at, new FakeServer.Reply(Arrays.copyOf(hit.bytes(), random.nextInt(hit.bytes().length)), hit.ours()));
        replies.subList(at + 1, replies.size()).clear();
        return false; // An end is an end: the driver sees it.
      }
      case 1 -> replies.remove(at);
      case 2 -> replies.add(at, hit);
      default -> {
        byte[] other = hit.bytes().clone();
        do {
          other[0] = (byte) "123CDGHITZnst".charAt(random.nextInt(13));
        } while (other[0] == hit.bytes()[0]);
        replies.set(at, new FakeServer.Reply(other, hit.ours()));
      }
    }
    return hit.ours();
  }
}
