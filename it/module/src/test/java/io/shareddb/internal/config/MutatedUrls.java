// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Database URLs with one to three mistakes, by rule and from a fixed seed. Each rule is a mistake that people make, or
 * one that a program makes when it puts a URL together.
 */
final class MutatedUrls {

  /** Its pieces are long enough that none appears by chance. */
  static final String PASSWORD = "Sesame7~Open8~Now99";

  private static final List<String> SCHEMES =
      List.of("postgresql", "postgres", "postgresql+asyncpg", "jdbc:postgresql");
  private static final List<String> HOSTS =
      List.of("db.example", "db.example:5433", "127.0.0.1:6000", "[2001:db8::1]:5432", "one:1,two,three:3");
  private static final List<String> QUERIES =
      List.of("", "?sslmode=require", "?application_name=notes&connect_timeout=3", "?ssl=true", "?sslmode=disable&a=b");
  private static final List<String> MARKS =
      List.of(":", "/", "@", "?", "&", "=", "%", "[", "]", ",", "#", " ", "+", "\\", "\n", "\0", "é", "%zz", "%2", "%00",
          "%FF", "%2F", "%2C", "%40", "%3A", "::", "//", "@@", "ö@", "\uD83D", "\t", "'", "\"", "<", "{", "$");

  private final Random random;

  MutatedUrls(long seed) {
    random = new Random(seed);
  }

  /** Gives that many different ones. */
  Set<String> make(int count) {
    Set<String> urls = new LinkedHashSet<>();
    while (urls.size() < count) {
      String url = any(SCHEMES) + "://ann:" + PASSWORD + "@" + any(HOSTS) + "/company" + any(QUERIES);
      for (int mistakes = 1 + random.nextInt(3); mistakes > 0; mistakes--) {
        url = mistake(url);
      }
      urls.add(url);
    }
    return urls;
  }

  private String mistake(String url) {
    if (url.isEmpty()) {
      return any(MARKS);
    }
    int at = random.nextInt(url.length());
    int mark = nextMark(url, at);
    return switch (random.nextInt(10)) {
      case 0 -> url.substring(0, mark) + url.substring(mark + 1); // a mark was forgotten
      case 1 -> url.substring(0, mark) + url.charAt(mark) + url.substring(mark); // typed twice
      case 2 -> url.substring(0, mark) + any(MARKS) + url.substring(mark + 1); // the wrong one
      case 3 -> url.substring(0, at) + any(MARKS) + url.substring(at); // not encoded
      case 4 -> url.substring(0, at); // cut off
      case 5 -> url.replace(PASSWORD, PASSWORD.substring(0, 7) + any(MARKS) + PASSWORD.substring(7));
      case 6 -> url.replace(":5432", ":" + random.nextInt(200_000)).replace(":5433", ":-1").replace(":1,", ":x,");
      case 7 -> swapParts(url);
      case 8 -> url + (url.contains("?") ? "&" : "?") + any(List.of("socketFactory=x.Y", "options=-c%20a=b", "user=bea",
          "password=" + PASSWORD, "surprise=1", "=", "&&", "sslmode", "currentSchema=a%2Cb", "gssEncMode=require"));
      default -> url.replace("ann:" + PASSWORD + "@", any(List.of("", "@", ":@", "ann@", ":" + PASSWORD + "@",
          PASSWORD + "@", "ann:" + PASSWORD, "ann::" + PASSWORD + "@")));
    };
  }

  /** A person who puts things in another order. */
  private String swapParts(String url) {
    List<String> parts = List.of(url.split("(?<=[:/@?&=])", -1));
    int from = random.nextInt(parts.size());
    int to = random.nextInt(parts.size());
    return IntStream.range(0, parts.size()).mapToObj(i -> parts.get(i == from ? to : i == to ? from : i))
        .collect(Collectors.joining());
  }

  private static int nextMark(String url, int start) {
    for (int i = 0; i < url.length(); i++) {
      int at = (start + i) % url.length();
      if (!Character.isLetterOrDigit(url.charAt(at))) {
        return at;
      }
    }
    return start;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
