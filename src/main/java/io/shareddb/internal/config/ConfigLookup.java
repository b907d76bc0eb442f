// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Looks a key up wherever this server has its configuration at this moment. The first connection often comes before
 * CDI: then a context class loader may be missing (Payara), or MicroProfile Config itself (GlassFish).
 */
public final class ConfigLookup {

  /** What Kubernetes tells of a Service, and Docker of a link, that is named shared-db or begins so. */
  private static final Pattern OF_A_SERVICE = Pattern.compile(
      "SHARED_DB_(\\w+_)?(SERVICE_(HOST|PORT)(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  private final List<Function<String, Optional<String>>> sources = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();

  /**
   * Finds the sources.
   *
   * @param fallback the loader to ask where the thread has none
   */
  public ConfigLookup(ClassLoader fallback) {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    boolean answered = ofThread != null && addMicroProfile(ofThread);
    answered |= addMicroProfile(fallback);
    names.addAll(System.getProperties().stringPropertyNames());
    names.addAll(System.getenv().keySet());
    sources.add(property -> Optional.ofNullable(System.getProperty(property)));
    sources.add(property -> Optional.ofNullable(System.getenv(property)));
    sources.add(property -> Optional.ofNullable(System.getenv(Key.variable(property))));
    if (!answered) {
      addFileOfMicroProfile(ofThread == null ? fallback : ofThread);
    }
  }

  /**
   * Looks a key up.
   *
   * @param key which
   * @return its value; blank counts as missing, as in MicroProfile Config
   */
  public Optional<String> get(Key key) {
    return get(key.property());
  }

  /**
   * Looks up a key of somebody else.
   *
   * @param property its name in MicroProfile Config
   * @return its value, likewise
   */
  public Optional<String> get(String property) {
    return sources.stream()
        .map(source -> source.apply(property))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /**
   * Gives the keys that look like ours and are none: a misspelt one would otherwise count as not set.
   *
   * @return their names, as somebody wrote them
   */
  public Set<String> unknownKeys() {
    Set<String> unknown = new TreeSet<>();
    for (String name : names) {
      boolean known = Arrays.stream(Key.values()).anyMatch(key -> name.equals(key.property()) || name.equals(key.variable()));
      if (!known && (name.startsWith("shared-db.") || name.startsWith("SHARED_DB_"))
          && !OF_A_SERVICE.matcher(name).matches()) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  /** GlassFish has MicroProfile Config at the first connection not yet, but the application's file is there. */
  private void addFileOfMicroProfile(ClassLoader application) {
    Properties file = new Properties();
    try (InputStream content = application.getResourceAsStream("META-INF/microprofile-config.properties")) {
      if (content != null) {
        file.load(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("META-INF/microprofile-config.properties", e);
    }
    names.addAll(file.stringPropertyNames());
    // By its rules: system properties have 400, the environment 300, a file 100 unless it says otherwise.
    int ordinal = Integer.parseInt(file.getProperty("config_ordinal", "100").strip());
    int place = ordinal > 400 ? 0 : ordinal > 300 ? 1 : sources.size();
    sources.add(place, property -> Optional.ofNullable(file.getProperty(property)));
  }

  private boolean addMicroProfile(ClassLoader loader) {
    try {
      Config config = ConfigProvider.getConfig(loader);
      sources.add(property -> config.getOptionalValue(property, String.class));
      config.getPropertyNames().forEach(names::add);
      return true;
    } catch (RuntimeException | LinkageError e) {
      // No MicroProfile Config here, or not yet: system properties and the environment still answer.
      System.getLogger(ConfigLookup.class.getName())
          .log(System.Logger.Level.DEBUG, "MicroProfile Config does not answer: {0}", e.toString());
      return false;
    }
  }
}
