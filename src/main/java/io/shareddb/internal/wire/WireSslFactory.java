// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import io.shareddb.internal.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.postgresql.PGProperty;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.ObjectFactory;
import org.postgresql.util.PSQLException;

/**
 * The value of pgjdbc's property {@code sslfactory}: the filter above TLS. Certificates and names are checked by the
 * driver's own factory, or by the one that the application named.
 */
public final class WireSslFactory extends SSLSocketFactory {

  /** Where {@link Wire#configure} keeps the application's own {@code sslfactory}. */
  static final String OWN_FACTORY = "io.shareddb.wire.sslfactory";

  private final SSLSocketFactory real;
  private final Supplier<Conversation> conversations;

  /**
   * Called by the driver.
   *
   * @param driverProperties the connection's properties
   * @throws PSQLException when the certificates cannot be read
   */
  public WireSslFactory(Properties driverProperties) throws PSQLException {
    real = real(driverProperties);
    conversations = WireSocketFactory.conversations(driverProperties);
  }

  private static SSLSocketFactory real(Properties properties) throws PSQLException {
    String own = properties.getProperty(OWN_FACTORY);
    if (own == null) {
      return new LibPQFactory(properties);
    }
    try {
      return ObjectFactory.instantiate(SSLSocketFactory.class, own, properties, true,
          PGProperty.SSL_FACTORY_ARG.getOrDefault(properties));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException(Message.SSL_FACTORY.with(e), e);
    }
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
    return filtered(real.createSocket(plain, host, port, autoClose));
  }

  @Override
  public Socket createSocket() throws IOException {
    return filtered(real.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return filtered(real.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return filtered(real.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
    return filtered(real.createSocket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
    return filtered(real.createSocket(host, port, localHost, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return real.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return real.getSupportedCipherSuites();
  }

  private SSLSocket filtered(Socket socket) {
    return new WireSslSocket((SSLSocket) socket, conversations, this::throwWhatTheDriverWould);
  }

  /** The driver asks its own factory for a key it could not read, but does not know it behind this one. */
  private void throwWhatTheDriverWould() throws IOException {
    if (real instanceof LibPQFactory factory) {
      try {
        factory.throwKeyManagerException();
      } catch (PSQLException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
