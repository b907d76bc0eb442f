// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench.sql;

/**
 * How long something took.
 *
 * @param client nanoseconds that the client waited
 * @param server nanoseconds that the server's process computed; NaN where the machine does not tell
 */
record Time(double client, double server) {

  static final Time NONE = new Time(0, 0);

  Time plus(Time other) {
    return new Time(client + other.client, server + other.server);
  }

  Time dividedBy(int times) {
    return new Time(client / times, server / times);
  }
}
