// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.RlsContext;
import io.shareddb.SystemWorkRefusedException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same rules where the user travels by a statement of its own. */
@Tag("boots")
@ExtendWith(ArquillianExtension.class)
class SeparateIT extends ActAsRules {

  @Deployment
  static WebArchive war() {
    return Archives.war("separate", "shared-db.wire=separate\n");
  }

  @Test
  void systemWorkThatNobodyConfiguredIsRefused() {
    assertThatExceptionOfType(SystemWorkRefusedException.class).isThrownBy(() -> RlsContext.asSystem("no login", c -> 1))
        .withMessageContaining("SDB-4301").withMessageContaining("shared-db.system-url").withMessageContaining("grant");
  }
}
