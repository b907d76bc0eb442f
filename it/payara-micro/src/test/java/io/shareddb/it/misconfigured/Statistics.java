// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/** Wants figures, quickly, past everything. */
@ApplicationScoped
public class Statistics {

  @Resource(lookup = "java:app/jdbc/statistics")
  private DataSource source;

  public DataSource source() {
    return source;
  }
}
