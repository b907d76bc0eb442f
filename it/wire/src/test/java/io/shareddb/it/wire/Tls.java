// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.wire;

import io.shareddb.it.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;

/** Gives the test server a certificate for "localhost", made by the JDK's keytool, and turns TLS on. */
public final class Tls {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static Path certificate;

  private Tls() {
  }

  /**
   * Turns TLS on, once.
   *
   * @param server the server
   * @return the file with its certificate, for {@code sslrootcert}
   */
  public static synchronized Path enable(EmbeddedDatabase server) {
    if (certificate == null) {
      try {
        Path data;
        try (Connection c = server.superuser("postgres")) {
          data = Path.of(Server.one(c, "show data_directory"));
        }
        KeyStore keys = generate(data);
        Path key = write(data.resolve("test.key"), "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path made = write(data.resolve("test.crt"), "CERTIFICATE", keys.getCertificate("server").getEncoded());
        own(key, data);
        own(made, data);
        certificate = Files.copy(made, Files.createTempFile("shared-db-test", ".crt"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        certificate.toFile().deleteOnExit();
        server.asSuperuser("postgres", "alter system set ssl_cert_file = 'test.crt'",
            "alter system set ssl_key_file = 'test.key'", "alter system set ssl = on", "select pg_reload_conf()");
        awaitOn(server);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException | SQLException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return certificate;
  }

  private static KeyStore generate(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve("test.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", "server", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=localhost",
        "-ext", "san=dns:localhost", "-validity", "3", "-storetype", "PKCS12", "-keystore", file.toString(),
        "-storepass", new String(PASSWORD)).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static Path write(Path file, String what, byte[] der) throws IOException {
    return Files.writeString(file, "-----BEGIN " + what + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n");
  }

  /** The server runs as another user than the tests when these run as root. */
  private static void own(Path file, Path like) throws IOException {
    Files.setOwner(file, Files.getOwner(like));
  }

  private static void awaitOn(EmbeddedDatabase server) throws SQLException, InterruptedException {
    for (int i = 0; i < 100; i++) {
      try (Connection c = server.superuser("postgres")) {
        if (Server.one(c, "show ssl").equals("on")) {
          return;
        }
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("TLS did not come on");
  }
}
