// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads all keys and tells all mistakes at once. */
public final class SettingsReader {

  private static final Pattern APPLICATION = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final Function<Key, Optional<String>> lookup;
  private final List<String> problems = new ArrayList<>();

  /**
   * Makes a reader.
   *
   * @param lookup gives the value of a key
   * @param unknownKeys names that look like keys and are none
   */
  public SettingsReader(Function<Key, Optional<String>> lookup, Set<String> unknownKeys) {
    this.lookup = lookup;
    unknownKeys.forEach(name -> problems.add("unknown key " + Excerpt.of(name) + "; there are "
        + Arrays.stream(Key.values()).map(Key::property).collect(Collectors.joining(", "))));
  }

  /**
   * Reads the configuration.
   *
   * @return the configuration
   * @throws SharedDbException naming every mistake: key, shortened value (never of a URL), and what is allowed
   */
  public Settings read() {
    Key urlKey = lookup.apply(Key.URL).isPresent() ? Key.URL : Key.DATABASE_URL;
    Optional<DatabaseUrl> runtime = url(urlKey, lookup.apply(Key.USER), lookup.apply(Key.PASSWORD));
    if (lookup.apply(urlKey).isEmpty()) {
      problems.add(Key.DATABASE_URL + " is not set: set it to postgresql://user:password@host:5432/database in the"
          + " environment of the server, or set " + Key.URL);
    }
    Optional<DatabaseUrl> migration = url(Key.MIGRATION_URL, Optional.empty(), Optional.empty());
    Optional<DatabaseUrl> system = url(Key.SYSTEM_URL, Optional.empty(), Optional.empty());
    system.map(DatabaseUrl::user).filter(user -> runtime.filter(url -> url.user().equals(user)).isPresent())
        .ifPresent(user -> problems.add(Key.SYSTEM_URL + " logs in as " + Excerpt.of(user) + ", the login of users' work, which"
            + " must not be able to do system work: give it a login of its own (grant shared_db_system to it, and to it only)"));
    Settings.Migrate migrate = choice(Key.MIGRATE, Settings.Migrate.APPLY);
    Settings.PrivilegedLogin login = choice(Key.PRIVILEGED_LOGIN, Settings.PrivilegedLogin.LOWER);
    Settings.Unscoped unscoped = choice(Key.UNSCOPED, Settings.Unscoped.REFUSE);
    Settings.Guard guard = choice(Key.GUARD, Settings.Guard.REFUSE);
    List<Settings.Allow> allow = lookup.apply(Key.GUARD_ALLOW).map(text -> new AllowReader(problems).read(text))
        .orElse(List.of());
    Settings.Wire wire = choice(Key.WIRE, Settings.Wire.FIRST_STATEMENT);
    Settings.Callers callers = new Settings.Callers(
        choice(Key.UNAUTHENTICATED, Settings.Unauthenticated.EMPTY),
        choice(Key.IDENTITY_CLAIM, Settings.Claim.ISSUER_SUBJECT),
        choice(Key.IDENTITY_PROVISION, Settings.Provision.FIRST_SIGN_IN));
    Optional<String> application = application();
    if (!problems.isEmpty()) {
      throw new SharedDbException(Message.BAD_CONFIGURATION, problems.stream()
          .map(problem -> System.lineSeparator() + "  - " + problem).collect(Collectors.joining()));
    }
    return new Settings(runtime.orElseThrow(), migration, system, migrate, application, login, unscoped, guard, allow,
        wire, callers);
  }

  private Optional<DatabaseUrl> url(Key key, Optional<String> user, Optional<String> password) {
    return lookup.apply(key).flatMap(text -> {
      DatabaseUrlParser parser = new DatabaseUrlParser();
      Optional<DatabaseUrl> url = parser.parse(text, user, password);
      // The value stays out of the message: wherever it is broken, a password may stand there.
      parser.problems().forEach(problem -> problems.add(key + " " + problem));
      return url;
    });
  }

  private Optional<String> application() {
    Optional<String> name = lookup.apply(Key.APPLICATION);
    name.filter(value -> !APPLICATION.matcher(value).matches()).ifPresent(value -> problems.add(Key.APPLICATION + " = "
        + Excerpt.of(value) + ": must be snake_case, at most 40 characters: a letter, then letters, digits and _"));
    return name;
  }

  private <E extends Enum<E>> E choice(Key key, E byDefault) {
    Optional<String> text = lookup.apply(key);
    if (text.isEmpty()) {
      return byDefault;
    }
    E[] choices = byDefault.getDeclaringClass().getEnumConstants();
    return Arrays.stream(choices).filter(choice -> word(choice).equals(text.get())).findFirst().orElseGet(() -> {
      problems.add(key + " = " + Excerpt.of(text.get()) + ": must be one of "
          + Arrays.stream(choices).map(SettingsReader::word).collect(Collectors.joining(", ")));
      return byDefault;
    });
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
