// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;

/** The conversation is not what the protocol allows here. The socket is closed: never guess whose reply this is. */
final class OutOfStepException extends IOException {

  private static final long serialVersionUID = 1L;

  OutOfStepException(String found) {
    super("SDB-4006 The conversation with PostgreSQL went out of step: " + found + ". The connection was closed, so"
        + " that no answer can reach the wrong statement. If it happens again with this driver, server or pooler, set"
        + " shared-db.wire=separate.");
  }
}
