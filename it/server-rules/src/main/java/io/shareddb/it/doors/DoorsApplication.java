// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The resources of this package. */
@ApplicationPath("api")
public class DoorsApplication extends Application {
}
