// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One call through a door.
 *
 * @param inTransaction whether the work behind it is done in a transaction
 * @param calls how often the method behind it has been entered
 */
public record Visit(boolean inTransaction, AtomicInteger calls) {

  static Visit of(boolean inTransaction) {
    return new Visit(inTransaction, new AtomicInteger());
  }
}
