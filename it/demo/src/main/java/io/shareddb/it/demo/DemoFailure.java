// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

/** Something a person at the keyboard can put right. The message is the one line that is shown. */
public final class DemoFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was found and what to do, in one line
   */
  public DemoFailure(String message) {
    super(message);
  }
}
