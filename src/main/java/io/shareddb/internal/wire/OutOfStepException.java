// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.Message;
import java.io.IOException;

/** The conversation is not what the protocol allows here. The socket is closed: never guess whose reply this is. */
final class OutOfStepException extends IOException {

  private static final long serialVersionUID = 1L;

  OutOfStepException(String found) {
    super(Message.OUT_OF_STEP.with(found));
  }
}
