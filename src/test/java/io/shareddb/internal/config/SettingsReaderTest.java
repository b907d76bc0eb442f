// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private static final String URL = "postgres://u:p@h/d";

  @Test
  void hasADefaultForEverythingButTheUrl() {
    Settings settings = read(Map.of(Key.DATABASE_URL, URL));
    assertThat(settings.migration()).isEmpty();
    assertThat(settings.owner()).isEqualTo(settings.runtime());
    assertThat(settings.application()).isEmpty();
    assertThat(settings.migrate()).isEqualTo(Settings.Migrate.APPLY);
    assertThat(settings.privilegedLogin()).isEqualTo(Settings.PrivilegedLogin.LOWER);
    assertThat(settings.unscoped()).isEqualTo(Settings.Unscoped.REFUSE);
    assertThat(settings.guard()).isEqualTo(Settings.Guard.REFUSE);
    assertThat(settings.allow()).isEmpty();
  }

  @Test
  void prefersTheModulesOwnKeyToDatabaseUrl() {
    Settings settings = read(Map.of(Key.DATABASE_URL, URL, Key.URL, "postgres://v:p@other/d"));
    assertThat(settings.runtime().toString()).isEqualTo("v@other:5432/d");
  }

  @Test
  void tellsAllMistakesAtOnceAndNoPassword() {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> read(Map.of(
            Key.DATABASE_URL, "postgres://u:sesame@h",
            Key.MIGRATION_URL, "oracle://u:sesame@h/d",
            Key.MIGRATE, "perhaps",
            Key.APPLICATION, "My App",
            Key.PRIVILEGED_LOGIN, "x".repeat(500))))
        .satisfies(e -> assertThat(e.code()).isEqualTo("SDB-1001"))
        .withMessageContaining("DATABASE_URL names no database")
        .withMessageContaining("shared-db.migration-url is not of the form")
        .withMessageContaining("shared-db.migrate = perhaps: must be one of apply, validate, off")
        .withMessageContaining("shared-db.application = My App: must be snake_case")
        .withMessageContaining("shared-db.privileged-login = " + "x".repeat(63) + "…: must be one of lower, refuse")
        .withMessageNotContaining("sesame");
  }

  @Test
  void theLoginOfSystemWorkIsAnother() {
    assertThat(read(Map.of(Key.DATABASE_URL, URL, Key.SYSTEM_URL, "postgres://system:p@h/d")).system()).isPresent();
    String user = read(Map.of(Key.DATABASE_URL, URL)).runtime().user();
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> read(Map.of(Key.DATABASE_URL, URL, Key.SYSTEM_URL, "postgres://" + user + ":sesame@h/d")))
        .withMessageContaining("shared-db.system-url logs in as " + user).withMessageNotContaining("sesame");
  }

  @Test
  void readsExceptionsWithTheirReasons() {
    Settings settings = read(Map.of(Key.DATABASE_URL, URL, Key.GUARD_ALLOW,
        "SDB-3120:public.notes because everybody may; SDB-3201:com.example.Tag  because\n  it is because of it;"));
    assertThat(settings.allow()).containsExactly(new Settings.Allow("SDB-3120", "public.notes", "everybody may"),
        new Settings.Allow("SDB-3201", "com.example.Tag", "it is because of it"));
  }

  @Test
  void refusesAnExceptionWithoutReasonOrObject() {
    for (String wrong : new String[] {"SDB-3120:public.notes", "SDB-3120:public.notes because ", "SDB-3120 because x",
        "3120:public.notes because x", "SDB-3120: because x"}) {
      assertThatExceptionOfType(SharedDbException.class)
          .isThrownBy(() -> read(Map.of(Key.DATABASE_URL, URL, Key.GUARD_ALLOW, wrong)))
          .withMessageContaining("shared-db.guard.allow = " + wrong.strip()).withMessageContaining("code:object because");
    }
  }

  @Test
  void saysHowToSetAMissingUrl() {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> read(Map.of()))
        .withMessageContaining("DATABASE_URL is not set: set it to postgresql://user:password@host:5432/database");
  }

  @Test
  void tellsAMisspeltKey() {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> new SettingsReader(key -> Optional.of(URL), Set.of("shared-db.privileged-logn")).read())
        .withMessageContaining("unknown key shared-db.privileged-logn; there are DATABASE_URL, shared-db.url");
  }

  @Test
  void findsAMisspeltKeyAmongTheSystemProperties() {
    System.setProperty("shared-db.migrat", "off");
    System.setProperty("shared-db.migrate", "apply");
    try {
      assertThat(new ConfigLookup(SettingsReaderTest.class.getClassLoader()).unknownKeys())
          .contains("shared-db.migrat").doesNotContain("shared-db.migrate");
    } finally {
      System.clearProperty("shared-db.migrat");
      System.clearProperty("shared-db.migrate");
    }
  }

  private static Settings read(Map<Key, String> values) {
    return new SettingsReader(key -> Optional.ofNullable(values.get(key)), Set.of()).read();
  }
}
