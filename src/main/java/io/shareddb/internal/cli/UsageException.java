// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cli;

/** Whoever typed the command learns how it goes. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
