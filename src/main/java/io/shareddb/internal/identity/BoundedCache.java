// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers the most recently used entries, each for a while.
 *
 * @param <K> the key
 * @param <V> the value
 */
final class BoundedCache<K, V> {

  private record Remembered<V>(V value, long since) {
  }

  private final Map<K, Remembered<V>> entries;
  private final long longestNanos;
  private final LongSupplier nanoTime;

  BoundedCache(int most, Duration longest) {
    this(most, longest, System::nanoTime);
  }

  BoundedCache(int most, Duration longest, LongSupplier nanoTime) {
    this.longestNanos = longest.toNanos();
    this.nanoTime = nanoTime;
    this.entries = new LinkedHashMap<>(16, 0.75f, true) {

      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, Remembered<V>> eldest) {
        return size() > most;
      }
    };
  }

  synchronized Optional<V> get(K key) {
    Remembered<V> known = entries.get(key);
    if (known == null || nanoTime.getAsLong() - known.since() > longestNanos) {
      entries.remove(key);
      return Optional.empty();
    }
    return Optional.of(known.value());
  }

  synchronized void put(K key, V value) {
    entries.put(key, new Remembered<>(value, nanoTime.getAsLong()));
  }
}
