// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Gives Flyway the shared SQL files under names it understands. By their own names, which old applications know from
 * psql, it would skip {@code functions.sql} without a word, and {@code 00_} on a database that is not empty.
 */
final class SharedFiles implements ResourceProvider {

  /** Where the files are in the jar. */
  static final String FOLDER = "META-INF/shared-db/schemas/";

  private static final Pattern OWN_TRANSACTION = Pattern.compile("^(begin|commit);$", Pattern.MULTILINE);
  private static final Pattern RELEASE = Pattern.compile("^  ours constant integer := (\\d+);$", Pattern.MULTILINE);
  private static final Map<String, String> FILE_BY_FLYWAY_NAME = new LinkedHashMap<>();

  static {
    FILE_BY_FLYWAY_NAME.put("V1__extensions.sql", "00_extensions.sql");
    FILE_BY_FLYWAY_NAME.put("V2__users.sql", "01_users.sql");
    FILE_BY_FLYWAY_NAME.put("V3__rls_base.sql", "02_rls_base.sql");
    FILE_BY_FLYWAY_NAME.put("V4__audit.sql", "03_audit.sql");
    FILE_BY_FLYWAY_NAME.put("R__functions.sql", "functions.sql");
  }

  /** Gives the files' own names, in the order of their migration. */
  static List<String> names() {
    return List.copyOf(FILE_BY_FLYWAY_NAME.values());
  }

  /** Gives the number of the release of functions.sql, which that file compares with the one of the database. */
  static int release() {
    Matcher number = RELEASE.matcher(textOf("functions.sql"));
    if (!number.find()) {
      throw new IllegalStateException("functions.sql does not say its release");
    }
    return Integer.parseInt(number.group(1));
  }

  private static String textOf(String file) {
    try (InputStream content = SharedFiles.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      return new String(Objects.requireNonNull(content, FOLDER + file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + file, e);
    }
  }

  @Override
  public LoadableResource getResource(String name) {
    return FILE_BY_FLYWAY_NAME.containsKey(name) ? new SharedFile(name, FILE_BY_FLYWAY_NAME.get(name)) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    List<LoadableResource> found = FILE_BY_FLYWAY_NAME.keySet().stream()
        .filter(name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
        .map(this::getResource)
        .toList();
    return found;
  }

  private static final class SharedFile extends LoadableResource {

    private final String flywayName;
    private final String file;

    SharedFile(String flywayName, String file) {
      this.flywayName = flywayName;
      this.file = file;
    }

    /**
     * Leaves out the file's own begin and commit, which psql needs: in Flyway's transaction the history's row is
     * written too, so that a file is applied and remembered, or neither. The lines stay, for the numbers in messages.
     */
    @Override
    public Reader read() {
      return new StringReader(OWN_TRANSACTION.matcher(textOf(file)).replaceAll(""));
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + file;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + file;
    }

    @Override
    public String getFilename() {
      return flywayName;
    }

    @Override
    public String getRelativePath() {
      return flywayName;
    }
  }
}
