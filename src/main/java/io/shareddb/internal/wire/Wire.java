// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.Message;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/** Puts the wire into a driver's properties. */
public final class Wire {

  private static final String SOCKET_FACTORY = WireSocketFactory.class.getName();
  private static final String SSL_FACTORY = WireSslFactory.class.getName();

  private Wire() {
  }

  /**
   * Sets {@code socketFactory}, {@code sslfactory} and {@code gssEncMode}. Call it last, on what the driver will get.
   *
   * @param driverProperties the properties of pgjdbc; changed
   * @throws IllegalArgumentException when they ask for what cannot go along with the wire
   */
  public static void configure(Properties driverProperties) {
    refuseOwnSocketFactory(driverProperties);
    refuseReplication(driverProperties);
    refuseGss(driverProperties);
    refuseSessionUser(driverProperties);
    PGProperty.SOCKET_FACTORY.set(driverProperties, SOCKET_FACTORY);
    PGProperty.GSS_ENC_MODE.set(driverProperties, "disable");
    String ownSsl = driverProperties.getProperty(PGProperty.SSL_FACTORY.getName());
    if (ownSsl != null && !ownSsl.equals(SSL_FACTORY)) {
      driverProperties.setProperty(WireSslFactory.OWN_FACTORY, ownSsl);
    }
    PGProperty.SSL_FACTORY.set(driverProperties, SSL_FACTORY);
  }

  private static void refuseOwnSocketFactory(Properties properties) {
    String own = properties.getProperty(PGProperty.SOCKET_FACTORY.getName());
    if (own != null && !own.equals(SOCKET_FACTORY)) {
      throw new IllegalArgumentException(Message.OWN_SOCKET_FACTORY.with());
    }
  }

  private static void refuseReplication(Properties properties) {
    String replication = properties.getProperty(PGProperty.REPLICATION.getName());
    if (replication != null && !replication.equals("false")) {
      throw new IllegalArgumentException(Message.REPLICATION.with());
    }
  }

  private static void refuseGss(Properties properties) {
    String mode = properties.getProperty(PGProperty.GSS_ENC_MODE.getName());
    if ("require".equals(mode)) {
      throw new IllegalArgumentException(Message.GSS_ENCRYPTION.with());
    }
  }

  /** A user in the session's defaults would come back whenever a transaction has none. */
  private static void refuseSessionUser(Properties properties) {
    String options = properties.getProperty(PGProperty.OPTIONS.getName());
    String text = options == null ? "" : options.toLowerCase(Locale.ROOT);
    if (Stream.of("app.user_id", "app.real_user_id", "app.reason").anyMatch(text::contains)) {
      throw new IllegalArgumentException(Message.USER_IN_OPTIONS.with());
    }
  }
}
