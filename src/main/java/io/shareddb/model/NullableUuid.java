// SPDX-License-Identifier: Apache-2.0
package io.shareddb.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** For JPA: reads a uuid column that may be null, since EclipseLink's own converter fails at null (4.0.7, UUIDConverter). */
@Converter
public class NullableUuid implements AttributeConverter<UUID, Object> {

  /** For JPA. */
  public NullableUuid() {
    // Nothing to set up.
  }

  @Override
  public Object convertToDatabaseColumn(UUID value) {
    return value;
  }

  @Override
  public UUID convertToEntityAttribute(Object value) {
    return value == null ? null : UUID.fromString(value.toString());
  }
}
