// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory for one run, removed at its end with whatever the server and the database left in it.
 *
 * @param path where it is
 */
public record RunDirectory(Path path) implements AutoCloseable {

  /**
   * Makes one.
   *
   * @param parent where
   * @return a new, empty directory
   * @throws IOException when it cannot be made
   */
  public static RunDirectory in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new RunDirectory(Files.createTempDirectory(parent, "run-"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(RunDirectory::delete);
    } catch (NoSuchFileException e) {
      // Somebody was quicker.
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
