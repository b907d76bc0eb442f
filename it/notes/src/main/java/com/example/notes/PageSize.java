// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

/**
 * How many notes a page has.
 *
 * @param value 1 to 100
 */
public record PageSize(int value) {

  private static final int LARGEST = 100;

  /**
   * Reads one; Jakarta REST calls this.
   *
   * @param text what stands in the address
   * @return the size
   */
  public static PageSize valueOf(String text) {
    try {
      int value = Integer.parseInt(text);
      if (value >= 1 && value <= LARGEST) {
        return new PageSize(value);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.badRequest("limit: must be a number from 1 to " + LARGEST);
  }
}
