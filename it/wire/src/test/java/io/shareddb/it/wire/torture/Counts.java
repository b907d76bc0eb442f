// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.torture;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What happened, how often. */
final class Counts {

  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  void add(String what) {
    counts.computeIfAbsent(what, key -> new AtomicLong()).incrementAndGet();
  }

  /** Adds up everything whose name begins so. */
  long all(String prefix) {
    return counts.entrySet().stream().filter(e -> e.getKey().startsWith(prefix)).mapToLong(e -> e.getValue().get()).sum();
  }

  long kinds(String prefix) {
    return counts.keySet().stream().filter(key -> key.startsWith(prefix)).count();
  }

  @Override
  public String toString() {
    return new TreeMap<>(counts).toString();
  }
}
