// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that nobody wired in would reach psql and not Flyway. */
class SharedFilesTest {

  @Test
  void knowsEveryFileOfTheFolder() throws Exception {
    assertThat(SharedFiles.names()).containsExactlyInAnyOrderElementsOf(folder());
  }

  @Test
  void runsThemInTheOrderOfTheirNames() {
    assertThat(SharedFiles.names()).isSorted();
  }

  /** Lists the folder where the class path has it: in the jar, or in target/classes. */
  private static List<String> folder() throws Exception {
    URI uri = SharedFiles.class.getClassLoader().getResource(SharedFiles.FOLDER).toURI();
    if (uri.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return list(jar.getPath(SharedFiles.FOLDER));
      }
    }
    return list(Path.of(uri));
  }

  private static List<String> list(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
