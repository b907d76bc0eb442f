// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The project as somebody has it who has just fetched it: nothing is built. */
final class TreeCopy extends SimpleFileVisitor<Path> {

  private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea");

  private final Path from;
  private final Path to;

  private TreeCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new TreeCopy(from, to));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
    if (LEFT_OUT.contains(directory.getFileName().toString())) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    Files.createDirectories(to.resolve(from.relativize(directory)));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!LEFT_OUT.contains(file.getFileName().toString())) {
      Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return FileVisitResult.CONTINUE;
  }
}
