// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An ErrorResponse, field by field (section "Error and Notice Message Fields"). */
final class ErrorFields {

  private final Map<Character, String> fields = new LinkedHashMap<>();

  ErrorFields() {
  }

  /** Reads the body of a message; ISO 8859-1 there and back keeps every byte as it was. */
  static ErrorFields read(byte[] body, int length) throws OutOfStepException {
    ErrorFields read = new ErrorFields();
    int at = 0;
    while (at < length && body[at] != 0) {
      int end = Bytes.endOfString(body, at + 1, length);
      if (end < 0) {
        throw new OutOfStepException("an error message of the server has no end");
      }
      read.put((char) body[at], new String(body, at + 1, end - at - 1, StandardCharsets.ISO_8859_1));
      at = end + 1;
    }
    return read;
  }

  ErrorFields put(char field, String value) {
    fields.put(field, value);
    return this;
  }

  String get(char field) {
    return fields.get(field);
  }

  byte[] message() {
    Bytes out = new Bytes(256).message('E');
    fields.forEach((field, value) -> {
      byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
      out.one(field).raw(bytes, 0, bytes.length).one(0);
    });
    return out.one(0).end().toArray();
  }
}
