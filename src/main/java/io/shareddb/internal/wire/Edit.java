// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

/**
 * What the policy does to one message of the driver. Each part may be null.
 *
 * @param before bytes to send ahead of it
 * @param instead bytes to send in its place
 * @param after bytes to send behind it
 */
record Edit(byte[] before, byte[] instead, byte[] after) {

  static Edit before(byte[] bytes) {
    return new Edit(bytes, null, null);
  }

  static Edit instead(byte[] bytes) {
    return new Edit(null, bytes, null);
  }

  static Edit around(byte[] before, byte[] after) {
    return new Edit(before, null, after);
  }
}
