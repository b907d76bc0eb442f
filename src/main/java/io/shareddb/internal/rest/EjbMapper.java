// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;

/** What an EJB throws, the failure of its commit included. */
@Priority(SharedDbMapper.AFTER_THE_APPLICATION)
public class EjbMapper extends WrapperMapper<EJBException> {

  /** For the server. */
  public EjbMapper() {
    super(EJBException.class, true);
  }
}
