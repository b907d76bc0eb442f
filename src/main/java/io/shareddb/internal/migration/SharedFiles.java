// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Gives Flyway the shared SQL files under names it understands. By their own names, which old applications know from
 * psql, it would skip {@code functions.sql} without a word, and {@code 00_} on a database that is not empty.
 */
final class SharedFiles implements ResourceProvider {

  /** Where the files are in the jar. */
  static final String FOLDER = "META-INF/shared-db/schemas/";

  private static final Map<String, String> FILE_BY_FLYWAY_NAME = new LinkedHashMap<>();

  static {
    FILE_BY_FLYWAY_NAME.put("V1__extensions.sql", "00_extensions.sql");
    FILE_BY_FLYWAY_NAME.put("V2__users.sql", "01_users.sql");
    FILE_BY_FLYWAY_NAME.put("V3__rls_base.sql", "02_rls_base.sql");
    FILE_BY_FLYWAY_NAME.put("R__functions.sql", "functions.sql");
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

    @Override
    public Reader read() {
      InputStream content = SharedFiles.class.getClassLoader().getResourceAsStream(FOLDER + file);
      return new InputStreamReader(Objects.requireNonNull(content, FOLDER + file), StandardCharsets.UTF_8);
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
