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

  /** The oldest that the build was run with; see the README. */
  static final String OLDEST_DRIVER = "42.7.4";
  static final String OLDEST_FLYWAY = "11.14.0";

  private static final String VERSION_OF_FLYWAY = "/org/flywaydb/core/internal/version.txt";

  private Libraries() {
  }

  /** Before anything is done with them: an older one may lack a method, or speak otherwise. */
  static void refuseOlder() throws IOException {
    refuseOlder("org.postgresql:postgresql", ofDriver(), OLDEST_DRIVER, org.postgresql.Driver.class);
    try (InputStream version = Flyway.class.getResourceAsStream(VERSION_OF_FLYWAY)) {
      if (version != null) {
        refuseOlder("org.flywaydb:flyway-core", new String(version.readAllBytes(), StandardCharsets.US_ASCII).strip(),
            OLDEST_FLYWAY, Flyway.class);
      }
    }
  }

  /** Its constants say the same, but the compiler would copy them. */
  @SuppressWarnings("deprecation")
  private static String ofDriver() {
    String name = org.postgresql.Driver.getVersion();
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  static void refuseOlder(String library, String found, String oldest, Class<?> ofLibrary) {
    if (Version.parse(found).compareTo(Version.parse(oldest)) < 0) {
      throw new SharedDbException(Message.LIBRARY_TOO_OLD, library, found, place(ofLibrary), oldest);
    }
  }

  private static String place(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource()).map(CodeSource::getLocation)
        .map(Object::toString).orElse("a place that the server does not tell");
  }
}
