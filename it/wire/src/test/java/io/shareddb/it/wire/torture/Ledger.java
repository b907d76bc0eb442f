// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire.torture;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** What one user must find in the database: the known answer. One thread at a time works for a user. */
final class Ledger {

  final UUID user = UUID.randomUUID();
  final ReentrantLock lock = new ReentrantLock();

  /** Rows whose commit was acknowledged. */
  final Set<UUID> written = ConcurrentHashMap.newKeySet();

  /** Rows whose commit was sent and never answered: they may be there or not. */
  final Set<UUID> unknown = ConcurrentHashMap.newKeySet();
}
