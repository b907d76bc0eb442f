// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.SharedDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** A broken DATABASE_URL is either read as the driver reads it, or refused with a message that holds no password. */
class MutatedUrlsTest {

  private static final int COUNT = 4_000;

  @Test
  void eachIsUnderstoodOrRefused() {
    Set<String> urls = new MutatedUrls(20_261_122).make(COUNT);
    int refused = 0;
    TreeMap<String, Integer> reasons = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (String url : urls) {
      try {
        DatabaseUrl read = new SettingsReader(key -> key == Key.DATABASE_URL ? Optional.of(url) : Optional.empty(), Set.of())
            .read().runtime();
        difference(url, read).ifPresent(text -> wrong.add(url + " -> " + text));
      } catch (SharedDbException e) {
        refused++;
        reasons.merge(e.getMessage().replaceAll("\\s+", " ").replaceAll("[^a-z ]", ""), 1, Integer::sum);
        leak(e).ifPresent(text -> wrong.add(url + " -> leaks in " + text));
      } catch (RuntimeException e) {
        wrong.add(url + " -> " + e);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(urls).hasSize(COUNT);
    assertThat(refused).isBetween(1_000, COUNT - 500);
    assertThat(reasons).as("distinct first reasons").hasSizeGreaterThan(10);
  }

  /** A third of the password is as bad as the whole. */
  private static Optional<String> leak(Exception e) {
    for (String piece : MutatedUrls.PASSWORD.split("~")) {
      if (e.getMessage().contains(piece)) {
        return Optional.of(e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Compares what was read with the text itself, read another way, and with what the driver makes of it. */
  private static Optional<String> difference(String url, DatabaseUrl read) {
    Properties driver = Driver.parseURL(read.jdbcUrl(), new Properties());
    if (driver == null) {
      return Optional.of("the driver does not take " + read.jdbcUrl());
    }
    List<String> hosts = new ArrayList<>();
    String[] names = driver.getProperty("PGHOST").split(",", -1);
    String[] ports = driver.getProperty("PGPORT").split(",", -1);
    for (int i = 0; i < names.length; i++) {
      hosts.add(names[i] + ":" + ports[i]);
    }
    String rest = url.substring(url.indexOf("://") + 3);
    String login = rest.indexOf('@') < 0 ? "" : rest.substring(0, rest.indexOf('@'));
    String password = login.contains(":") ? login.substring(login.indexOf(':') + 1) : "";
    if (!hosts.equals(read.hosts())) {
      return Optional.of("hosts " + hosts + " instead of " + read.hosts());
    } else if (!read.database().equals(driver.getProperty("PGDBNAME"))) {
      return Optional.of("database " + driver.getProperty("PGDBNAME") + " instead of " + read.database());
    } else if (!password.contains("%") && !password.isEmpty() && !read.password().equals(Optional.of(password))) {
      return Optional.of("another password");
    } else if (read.toString().contains(MutatedUrls.PASSWORD) && !password.isEmpty()) {
      return Optional.of("a password in " + read);
    }
    for (String host : read.hosts()) {
      // A host is in the text as it stands, but for its port and what was percent-encoded.
      String name = host.substring(0, host.lastIndexOf(':'));
      if (!rest.contains("%") && !rest.contains(name)) {
        return Optional.of("a host that is not in the text: " + name);
      }
    }
    return Optional.empty();
  }
}
