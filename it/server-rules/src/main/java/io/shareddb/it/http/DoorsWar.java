// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import io.shareddb.it.doors.Door;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The application with a door of every kind: the libraries of Notes, and the classes of the package of {@link Door}. */
final class DoorsWar {

  private static final String CLASSES = "WEB-INF/classes/";
  private static final Map<String, String> FILES = Map.of(
      "doors/persistence.xml", CLASSES + "META-INF/persistence.xml",
      "doors/V1__notebooks.sql", CLASSES + "db/migration/V1__notebooks.sql",
      "doors/beans.xml", "WEB-INF/beans.xml");

  private DoorsWar() {
  }

  static Path make() throws IOException, URISyntaxException {
    Path war = Path.of("target", "doors.war").toAbsolutePath();
    Files.copy(Server.NOTES, war, StandardCopyOption.REPLACE_EXISTING);
    URI rules = Door.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (FileSystem content = FileSystems.newFileSystem(war); FileSystem jar = FileSystems.newFileSystem(Path.of(rules))) {
      remove(content.getPath("WEB-INF/classes"));
      remove(content.getPath("WEB-INF/web.xml"));
      String folder = Door.class.getPackageName().replace('.', '/');
      Files.createDirectories(content.getPath(CLASSES + folder));
      try (Stream<Path> classes = Files.list(jar.getPath(folder))) {
        for (Path file : (Iterable<Path>) classes::iterator) {
          Files.copy(file, content.getPath(CLASSES + folder, file.getFileName().toString()));
        }
      }
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        Path target = content.getPath(file.getValue());
        Files.createDirectories(target.getParent());
        Files.copy(jar.getPath(file.getKey()), target);
      }
    }
    return war;
  }

  private static void remove(Path tree) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(tree)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
