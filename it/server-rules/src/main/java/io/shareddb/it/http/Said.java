// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.util.HashMap;
import java.util.Map;

/** What servers have said since a test began, also those that have ended meanwhile. */
final class Said {

  /** What an open server had said before, by its length. */
  private static final Map<Server, Integer> OPEN = new HashMap<>();
  private static final StringBuilder ENDED = new StringBuilder();

  private Said() {
  }

  static synchronized void started(Server server) {
    OPEN.put(server, 0);
  }

  /** While its files are there. */
  static synchronized void ends(Server server) {
    if (OPEN.containsKey(server)) {
      ENDED.append(since(server, OPEN.remove(server)));
    }
  }

  static synchronized void testBegins() {
    ENDED.setLength(0);
    OPEN.replaceAll((server, before) -> server.log().length());
  }

  static synchronized String text() {
    StringBuilder text = new StringBuilder(ENDED);
    OPEN.forEach((server, before) -> text.append(since(server, before)));
    return text.toString();
  }

  private static String since(Server server, int before) {
    String log = server.log();
    return log.substring(Math.min(before, log.length()));
  }
}
