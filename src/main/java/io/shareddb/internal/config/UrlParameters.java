// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The part of a database URL behind the question mark. Only what is known to leave row level security alone goes on to
 * the driver; {@code options} could set {@code app.user_id} for a whole session, {@code socketFactory} could be a
 * second way out.
 */
final class UrlParameters {

  private static final Set<String> PASSED_ON = Set.of(
      "ApplicationName", "binaryTransfer", "channelBinding", "connectTimeout", "cancelSignalTimeout", "currentSchema",
      "defaultRowFetchSize", "hostRecheckSeconds", "loadBalanceHosts", "loginTimeout", "prepareThreshold",
      "preferQueryMode", "preparedStatementCacheQueries", "preparedStatementCacheSizeMiB", "reWriteBatchedInserts",
      "socketTimeout", "sslmode", "sslcert", "sslkey", "sslpassword", "sslrootcert", "sslNegotiation",
      "targetServerType", "tcpKeepAlive", "autosave");

  /** How libpq and asyncpg call what the driver calls otherwise. */
  private static final Map<String, String> OTHER_NAMES = Map.of(
      "application_name", "ApplicationName", "connect_timeout", "connectTimeout", "ssl", "sslmode",
      "channel_binding", "channelBinding");

  /** The driver's {@code ssl} is a switch, asyncpg's has the values of sslmode too. */
  private static final Map<String, String> SSL_VALUES = Map.of("true", "require", "", "require", "false", "disable");

  private static final Map<String, String> REFUSED = Map.of(
      "socketFactory", "the module's own is what keeps the user with every statement",
      "socketFactoryArg", "it belongs to a socketFactory",
      "options", "it could set app.user_id or a role for the whole session",
      "gssEncMode", "an encrypted GSS stream would hide the statements; TLS (sslmode) works",
      "replication", "a replication connection knows no row level security");

  private final List<String> problems;
  private Optional<String> user = Optional.empty();
  private Optional<String> password = Optional.empty();

  UrlParameters(List<String> problems) {
    this.problems = problems;
  }

  Optional<String> user() {
    return user;
  }

  Optional<String> password() {
    return password;
  }

  Map<String, String> read(String query, UnaryOperator<String> decode) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      String given = decode.apply(parts[0]);
      String value = parts.length == 2 ? decode.apply(parts[1]) : "";
      String name = OTHER_NAMES.getOrDefault(given, given);
      if (name.equals("user")) {
        user = Optional.of(value);
      } else if (name.equals("password")) {
        password = Optional.of(value);
      } else if (REFUSED.containsKey(name)) {
        problems.add("may not carry " + name + ": " + REFUSED.get(name));
      } else if (!PASSED_ON.contains(name)) {
        problems.add("has an unknown parameter" + quoted(given, query) + "; allowed are " + allowed());
      } else {
        result.put(name, given.equals("ssl") ? SSL_VALUES.getOrDefault(value, value) : value);
      }
    }
    return result;
  }

  /** Where a ? in a password was not encoded, the rest of it stands here. */
  private static String quoted(String name, String query) {
    return name.matches("[A-Za-z_]{1,64}") && !query.contains("@") ? " " + name : "";
  }

  private static String allowed() {
    Map<String, Boolean> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    PASSED_ON.forEach(name -> sorted.put(name, true));
    return String.join(", ", sorted.keySet());
  }
}
