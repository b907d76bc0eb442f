// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.module;

import io.shareddb.internal.config.Key;
import io.shareddb.internal.config.Settings;
import io.shareddb.internal.config.SettingsReader;
import io.shareddb.it.EmbeddedDatabase;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings as an operator would write them. */
public final class Config {

  private final Map<Key, String> values = new EnumMap<>(Key.class);

  private Config() {
  }

  /** The two logins of a production database. */
  public static Config of(String database) {
    return new Config()
        .with(Key.DATABASE_URL, Databases.server().url(database, EmbeddedDatabase.RUNTIME))
        .with(Key.MIGRATION_URL, Databases.server().url(database, EmbeddedDatabase.OWNER));
  }

  /** One URL for everything. */
  public static Config ofUrl(String url) {
    return new Config().with(Key.DATABASE_URL, url);
  }

  /** Adds or replaces a value. */
  public Config with(Key key, String value) {
    values.put(key, value);
    return this;
  }

  /** Reads it by the module's own reader. */
  public Settings read() {
    return new SettingsReader(key -> Optional.ofNullable(values.get(key)), Set.of()).read();
  }
}
