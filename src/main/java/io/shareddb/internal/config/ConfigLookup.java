// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Looks a key up wherever this server has its configuration at this moment. The first connection often comes before
 * CDI: then a context class loader may be missing (Payara), or MicroProfile Config itself (GlassFish).
 */
public final class ConfigLookup {

  private final List<Function<Key, Optional<String>>> sources = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();

  /**
   * Finds the sources.
   *
   * @param fallback the loader to ask where the thread has none
   */
  public ConfigLookup(ClassLoader fallback) {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    if (ofThread != null) {
      addMicroProfile(ofThread);
    }
    addMicroProfile(fallback);
    names.addAll(System.getProperties().stringPropertyNames());
    names.addAll(System.getenv().keySet());
    sources.add(key -> Optional.ofNullable(System.getProperty(key.property())));
    sources.add(key -> Optional.ofNullable(System.getenv(key.property())));
    sources.add(key -> Optional.ofNullable(System.getenv(key.variable())));
  }

  /**
   * Looks a key up.
   *
   * @param key which
   * @return its value; blank counts as missing, as in MicroProfile Config
   */
  public Optional<String> get(Key key) {
    return sources.stream()
        .map(source -> source.apply(key))
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
      if (!known && (name.startsWith("shared-db.") || name.startsWith("SHARED_DB_"))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  private void addMicroProfile(ClassLoader loader) {
    try {
      Config config = ConfigProvider.getConfig(loader);
      sources.add(key -> config.getOptionalValue(key.property(), String.class));
      config.getPropertyNames().forEach(names::add);
    } catch (RuntimeException | LinkageError e) {
      // No MicroProfile Config here, or not yet: system properties and the environment still answer.
      System.getLogger(ConfigLookup.class.getName())
          .log(System.Logger.Level.DEBUG, "MicroProfile Config does not answer: {0}", e.toString());
    }
  }
}
