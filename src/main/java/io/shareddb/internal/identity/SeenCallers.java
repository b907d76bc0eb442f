// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Remembers the callers who came last, each for a while: which user they are, or that this user is gone. */
final class SeenCallers {

  /**
   * What is known of a caller.
   *
   * @param user which user it is
   * @param gone whether that user has been deleted since
   * @param since when this was learnt, in nanoseconds
   */
  record Seen(UUID user, boolean gone, long since) {
  }

  private final Map<Object, Seen> callers;
  private final LongSupplier nanoTime;

  SeenCallers(int most, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.callers = new LinkedHashMap<>(16, 0.75f, true) {

      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Object, Seen> eldest) {
        return size() > most;
      }
    };
  }

  synchronized Optional<Seen> find(Object caller) {
    return Optional.ofNullable(callers.get(caller));
  }

  boolean isYounger(Seen seen, Duration age) {
    return nanoTime.getAsLong() - seen.since() < age.toNanos();
  }

  synchronized Seen remember(Object caller, UUID user) {
    Seen seen = new Seen(user, false, nanoTime.getAsLong());
    callers.put(caller, seen);
    return seen;
  }

  /** The user stays known as gone: the provider may vouch for the caller still, whose account is not to come back so. */
  synchronized void markGone(UUID user) {
    callers.replaceAll((caller, seen) ->
        seen.user().equals(user) ? new Seen(user, true, nanoTime.getAsLong()) : seen);
  }

  /** What is known stays, but is asked again: who was a user then, and is none now, has been deleted. */
  synchronized void age(Duration by) {
    callers.replaceAll((caller, seen) -> aged(seen, by));
  }

  /** Of one user, under every name. */
  synchronized void age(UUID user, Duration by) {
    callers.replaceAll((caller, seen) -> seen.user().equals(user) ? aged(seen, by) : seen);
  }

  private static Seen aged(Seen seen, Duration by) {
    return seen.gone() ? seen : new Seen(seen.user(), false, seen.since() - by.toNanos());
  }

  synchronized void forget(UUID user) {
    callers.values().removeIf(seen -> seen.user().equals(user));
  }
}
