// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The same as if the module had no mappers. */
@ApplicationPath("without")
public class WithoutMappers extends Application {

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jakarta.ws.rs.loadServices", false);
  }
}
