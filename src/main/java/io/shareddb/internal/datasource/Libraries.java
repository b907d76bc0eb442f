// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/**
 * The versions of the driver and of Flyway that are there: not always those that the application asked for, since a server
 * may have its own, or another dependency an older one.
 */
final class Libraries {

  private static final System.Logger LOG = System.getLogger(Libraries.class.getName());

  /** The oldest that the build was run with; see the README. */
  static final String OLDEST_DRIVER = "42.7.4";
  static final String OLDEST_FLYWAY = "11.14.0";

  private static final String VERSION_OF_FLYWAY = "/org/flywaydb/core/internal/version.txt";

  private Libraries() {
  }

  /** Before anything is done with them: an older one may lack a method, or speak otherwise. */
  static void refuseOlder() throws IOException {
    refuseOlder(ofDriver(), ofFlyway());
  }

  static void refuseOlder(String driver, String flyway) {
    refuseOlder("org.postgresql:postgresql", driver, OLDEST_DRIVER, org.postgresql.Driver.class);
    refuseOlder("org.flywaydb:flyway-core", flyway, OLDEST_FLYWAY, Flyway.class);
  }

  /** Its constants say the same, but the compiler would copy them. */
  @SuppressWarnings("deprecation")
  private static String ofDriver() {
    try {
      String name = org.postgresql.Driver.getVersion();
      return name.substring(name.lastIndexOf(' ') + 1);
    } catch (NoSuchMethodError e) {
      return ""; // It is deprecated: a newer driver may have none.
    }
  }

  static String ofFlyway() throws IOException {
    try (InputStream version = Flyway.class.getResourceAsStream(VERSION_OF_FLYWAY)) {
      return version == null ? "" : new String(version.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }

  private static void refuseOlder(String library, String found, String oldest, Class<?> ofLibrary) {
    if (isOlder(library, found, Version.parse(oldest))) {
      throw new SharedDbException(Message.LIBRARY_TOO_OLD, library, found, place(ofLibrary), oldest);
    }
  }

  /** What calls itself in a way of its own is rather a newer one; whether it speaks as expected, the self-test sees. */
  private static boolean isOlder(String library, String found, Version oldest) {
    try {
      return Version.parse(found).compareTo(oldest) < 0;
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.INFO, "shared-db: {0} is there in a version that cannot be read ({1})", library, found);
      return false;
    }
  }

  private static String place(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource()).map(CodeSource::getLocation)
        .map(Object::toString).orElse("a place that the server does not tell");
  }
}
