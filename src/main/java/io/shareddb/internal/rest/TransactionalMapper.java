// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;

/** What a bean with {@code @Transactional} throws when its commit fails. */
@Priority(SharedDbMapper.AFTER_THE_APPLICATION)
public class TransactionalMapper extends WrapperMapper<TransactionalException> {

  /** For the server. */
  public TransactionalMapper() {
    super(TransactionalException.class, true);
  }
}
