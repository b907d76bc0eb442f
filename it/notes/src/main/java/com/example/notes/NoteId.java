// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key of a note in an address.
 *
 * @param value the key
 */
public record NoteId(UUID value) {

  /** {@link UUID#fromString} takes shorter groups too. */
  private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /**
   * Reads one; Jakarta REST calls this.
   *
   * @param text what stands in the address
   * @return the key
   */
  public static NoteId valueOf(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw Problem.badRequest("The id of a note must be a UUID");
    }
    return new NoteId(UUID.fromString(text));
  }
}
