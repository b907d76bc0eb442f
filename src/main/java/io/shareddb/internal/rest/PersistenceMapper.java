// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import jakarta.annotation.Priority;
import jakarta.persistence.PersistenceException;

/** What JPA throws. */
@Priority(SharedDbMapper.AFTER_THE_APPLICATION)
public class PersistenceMapper extends WrapperMapper<PersistenceException> {

  /** For the server. */
  public PersistenceMapper() {
    super(PersistenceException.class, false);
  }
}
