// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Notes with what differs, and in an EAR. */
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

  /** Copies the application with another build of the module: one text in one of its classes is another, as long as it was. */
  static Path withOtherModule(String copy, String type, String text, String other) throws IOException {
    Path war = Path.of("target", copy).toAbsolutePath();
    Files.copy(Server.NOTES, war, StandardCopyOption.REPLACE_EXISTING);
    Path module = Path.of("target", "other-module.jar").toAbsolutePath();
    try (FileSystem content = FileSystems.newFileSystem(war)) {
      Path inWar = libraries(content).stream().filter(jar -> jar.getFileName().toString().startsWith("shared-db-"))
          .findFirst().orElseThrow();
      Files.copy(inWar, module, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem classes = FileSystems.newFileSystem(module)) {
        Path file = classes.getPath(type.replace('.', '/') + ".class");
        // Each byte is one character here, so that the rest stays as it is.
        String code = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, code.replace(text, other), StandardCharsets.ISO_8859_1);
      }
      Files.copy(module, inWar, StandardCopyOption.REPLACE_EXISTING);
    }
    return war;
  }

  /** Applications in an EAR, each at its file's name. */
  static Path ear(String copy, Path... wars) throws IOException {
    Path ear = Path.of("target", copy).toAbsolutePath();
    Files.deleteIfExists(ear);
    try (FileSystem content = FileSystems.newFileSystem(ear, Map.of("create", "true"))) {
      StringBuilder modules = new StringBuilder();
      for (Path war : wars) {
        String name = war.getFileName().toString();
        Files.copy(war, content.getPath(name));
        modules.append("<module><web><web-uri>").append(name).append("</web-uri><context-root>/")
            .append(name.replace(".war", "")).append("</context-root></web></module>");
      }
      Files.createDirectories(content.getPath("META-INF"));
      Files.writeString(content.getPath("META-INF/application.xml"),
          "<application xmlns='https://jakarta.ee/xml/ns/jakartaee' version='10'>" + modules + "</application>");
    }
    return ear;
  }

  /** Moves the libraries of an EAR's applications, the module among them, to its lib/. */
  static Path withLibrariesOfItsOwn(Path ear) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(ear)) {
      Files.createDirectories(content.getPath("lib"));
      Path copy = Path.of("target", "without-libraries.war").toAbsolutePath();
      for (Path war : archives(content.getPath("/"))) {
        Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem inWar = FileSystems.newFileSystem(copy)) {
          for (Path jar : libraries(inWar)) {
            Path inLib = content.getPath("lib", jar.getFileName().toString());
            Files.copy(jar, inLib, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(jar);
          }
        }
        Files.copy(copy, war, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return ear;
  }

  private static List<Path> libraries(FileSystem war) throws IOException {
    return archives(war.getPath("/WEB-INF/lib"));
  }

  private static List<Path> archives(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("ar")).toList();
    }
  }
}
