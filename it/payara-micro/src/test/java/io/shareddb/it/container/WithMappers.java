// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application that finds the module's mappers. */
@ApplicationPath("with")
public class WithMappers extends Application {
}
