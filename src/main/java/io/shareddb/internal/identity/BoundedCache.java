// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers the most recently used entries.
 *
 * @param <K> the key
 * @param <V> the value
 */
final class BoundedCache<K, V> {

  private final Map<K, V> entries;

  BoundedCache(int most) {
    entries = new LinkedHashMap<>(16, 0.75f, true) {

      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /** Computes outside the lock: two threads may compute the same value, but neither waits for the other's database. */
  V get(K key, Function<K, V> compute) {
    synchronized (entries) {
      V known = entries.get(key);
      if (known != null) {
        return known;
      }
    }
    V value = compute.apply(key);
    synchronized (entries) {
      entries.put(key, value);
    }
    return value;
  }
}
