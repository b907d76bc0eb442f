// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Where a database is and who logs in.
 *
 * @param hosts at least one {@code host:port}, an IPv6 address in brackets
 * @param database its name
 * @param user the login
 * @param password its password, if it has one
 * @param parameters what goes on to the driver, by the driver's names
 */
public record DatabaseUrl(List<String> hosts, String database, String user, Optional<String> password,
    Map<String, String> parameters) {

  /**
   * Makes the lists unmodifiable.
   *
   * @param hosts see above
   * @param database see above
   * @param user see above
   * @param password see above
   * @param parameters see above
   */
  public DatabaseUrl {
    hosts = List.copyOf(hosts);
    parameters = Map.copyOf(parameters);
  }

  /**
   * Gives the driver's address, which holds neither login nor parameters.
   *
   * @return {@code jdbc:postgresql://host:port[,host:port]/database}
   */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + String.join(",", hosts) + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Gives what the driver needs beside the address.
   *
   * @return a new object that the caller may change
   */
  public Properties driverProperties() {
    Properties properties = new Properties();
    properties.putAll(parameters);
    properties.setProperty("user", user);
    password.ifPresent(value -> properties.setProperty("password", value));
    return properties;
  }

  /** Names the place and the login; never the password. */
  @Override
  public String toString() {
    return user + "@" + hosts.stream().collect(Collectors.joining(",")) + "/" + database;
  }
}
