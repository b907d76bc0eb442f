// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import jakarta.ejb.Singleton;

/**
 * An EJB that nobody calls. Payara opens {@code java:app} to CDI's start-up events only in a WAR that contains an EJB,
 * and the persistence unit is judged in one of them.
 */
@Singleton
public class JndiAnchor {

  /** For the container. */
  public JndiAnchor() {
    // Nothing to do: its presence counts.
  }
}
