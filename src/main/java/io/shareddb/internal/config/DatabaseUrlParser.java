// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the forms of a database URL that are in use: {@code postgresql://}, {@code postgres://},
 * {@code postgresql+asyncpg://} (SQLAlchemy) and {@code jdbc:postgresql://}.
 *
 * <p>Form by PostgreSQL's own documentation, chapter 34.1.1.2 (Connection URIs): several hosts, IPv6 in brackets,
 * percent-encoding everywhere.
 */
final class DatabaseUrlParser {

  private static final Pattern FORM = Pattern.compile(
      "(?:jdbc:postgresql|postgresql\\+asyncpg|postgresql|postgres)://"
          + "(?:(?<login>[^@/?]*)@)?(?<hosts>[^/?@]*)(?:/(?<database>[^/?&=]*))?(?:\\?(?<query>.*))?");
  private static final Pattern HOST = Pattern.compile(
      "(?<name>\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::(?<port>\\d{1,5}))?");

  private final List<String> problems = new ArrayList<>();

  /** Gives what is wrong; empty when {@link #parse} gave a result. No problem quotes a password. */
  List<String> problems() {
    return problems;
  }

  /** Reads a URL; {@code user} and {@code password} stand in for what the URL does not say, or replace it. */
  Optional<DatabaseUrl> parse(String url, Optional<String> user, Optional<String> password) {
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      problems.add("is not of the form postgresql://user:password@host:5432/database (also postgres://,"
          + " postgresql+asyncpg://, jdbc:postgresql://; a character such as @ / ? # in a user name or password is"
          + " written percent-encoded: %40 %2F %3F %23, and so are & and = in the name of a database)");
      return Optional.empty();
    }
    String[] login = Optional.ofNullable(form.group("login")).orElse("").split(":", 2);
    UrlParameters query = new UrlParameters(problems);
    Map<String, String> parameters = query.read(Optional.ofNullable(form.group("query")).orElse(""), this::decode);
    String name = user.or(() -> text(login[0])).or(query::user).orElse("");
    Optional<String> secret = password.or(() -> login.length < 2 ? Optional.empty() : text(login[1]))
        .or(query::password);
    String database = text(Optional.ofNullable(form.group("database")).orElse("")).orElse("");
    List<String> hosts = hosts(form.group("hosts"));
    if (name.isEmpty()) {
      problems.add("names no user: write postgresql://USER:password@host/database, or set " + Key.USER);
    }
    if (database.isEmpty()) {
      problems.add("names no database: write it after the host, as in postgresql://user:password@host:5432/DATABASE");
    }
    return problems.isEmpty() ? Optional.of(new DatabaseUrl(hosts, database, name, secret, parameters))
        : Optional.empty();
  }

  private List<String> hosts(String text) {
    List<String> hosts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher host = HOST.matcher(decode(part));
      if (!host.matches()) {
        // Not quoted: where the @ was forgotten, the password stands here.
        problems.add(part.isEmpty() ? "names no host" : "has a host that is not HOST or HOST:PORT (a name, an IPv4"
            + " address, or an IPv6 address in brackets), or a password with an @ : / ? that is not percent-encoded");
        continue;
      }
      int port = host.group("port") == null ? 5432 : Integer.parseInt(host.group("port"));
      if (port < 1 || port > 65535) {
        problems.add("has a port outside 1 to 65535");
      }
      hosts.add(host.group("name") + ":" + port);
    }
    return hosts.stream().distinct().toList();
  }

  private Optional<String> text(String encoded) {
    return Optional.of(decode(encoded)).filter(value -> !value.isEmpty());
  }

  private String decode(String encoded) {
    try {
      // URLDecoder reads + as a space, as forms do; in a URI it is a plus.
      String decoded = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (decoded.indexOf('\uFFFD') >= 0) {
        problems.add("has percent-encoded bytes that are no UTF-8");
      }
      if (decoded.indexOf('\0') >= 0) {
        problems.add("holds a NUL character (%00), which PostgreSQL has in no name and no password");
      }
      return decoded;
    } catch (IllegalArgumentException e) {
      problems.add("has a % that is not followed by two hexadecimal digits: a plain % is written %25");
      return "";
    }
  }
}
