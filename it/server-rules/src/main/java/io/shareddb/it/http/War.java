// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Notes with one file that differs. */
final class War {

  private War() {
  }

  /** Copies the application and adds a file. */
  static Path with(String copy, String entry, String text) throws IOException {
    return changed(copy, entry, nothing -> text);
  }

  /** Copies the application and changes a file. */
  static Path changed(String copy, String entry, UnaryOperator<String> change) throws IOException {
    return changed("notes.war", copy, entry, change);
  }

  /** Copies a variant of the application and changes a file. */
  static Path changed(String variant, String copy, String entry, UnaryOperator<String> change) throws IOException {
    Path war = Path.of("target", copy).toAbsolutePath();
    Files.copy(Path.of(System.getProperty(variant)), war, StandardCopyOption.REPLACE_EXISTING);
    return changed(war, entry, change);
  }

  /** Copies the application and adds one more copy of a library of its own. */
  static Path doubled(String copy, String library, String name) throws IOException {
    Path war = changed(copy, "WEB-INF/web.xml", xml -> xml);
    try (FileSystem content = FileSystems.newFileSystem(war); Stream<Path> files = Files.list(content.getPath("WEB-INF/lib"))) {
      Path original = files.filter(file -> file.getFileName().toString().startsWith(library)).findFirst().orElseThrow();
      Files.copy(original, original.resolveSibling(name));
    }
    return war;
  }

  /** Changes one more file of a copy. */
  static Path changed(Path war, String entry, UnaryOperator<String> change) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(war)) {
      Path file = content.getPath(entry);
      Files.writeString(file, change.apply(Files.exists(file) ? Files.readString(file) : ""));
    }
    return war;
  }
}
