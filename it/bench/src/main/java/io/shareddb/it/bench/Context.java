// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.context.RlsScope;
import java.util.UUID;

/** What a scope costs with one statement in it, without the statement: no database is asked. */
final class Context {

  private static final int CALLS = 200_000;

  private Context() {
  }

  static Result measure() throws Exception {
    UUID user = UUID.randomUUID();
    double[] rounds = new double[30];
    long letters = 0;
    for (int round = 0; round < rounds.length; round++) {
      long from = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        letters += RlsScope.call(RlsIdentity.of(user), true, IdentityInForce::forStatement).setting().length();
      }
      rounds[round] = (System.nanoTime() - from) / (double) CALLS;
    }
    if (letters != 36L * CALLS * rounds.length) {
      throw new IllegalStateException("the scope's user was not in force");
    }
    return Result.of("scope and question for the user", Way.WIRE, "ns", rounds, rounds);
  }
}
