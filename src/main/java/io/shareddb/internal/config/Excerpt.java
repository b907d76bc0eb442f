// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

/** Keeps somebody's input short and on one line in a message. */
public final class Excerpt {

  private static final int LONGEST = 64;

  private Excerpt() {
  }

  /**
   * Shortens a text.
   *
   * @param input what somebody wrote
   * @return at most 64 characters, control characters replaced by a blank
   */
  public static String of(String input) {
    String line = input.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
