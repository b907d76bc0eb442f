// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import jakarta.annotation.Priority;
import jakarta.transaction.RollbackException;

/** What a UserTransaction throws when its commit fails, and the cause of the other two. */
@Priority(SharedDbMapper.AFTER_THE_APPLICATION)
public class RollbackMapper extends WrapperMapper<RollbackException> {

  /** For the server. */
  public RollbackMapper() {
    super(RollbackException.class, false);
  }
}
