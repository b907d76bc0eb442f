// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.mutants;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A copy of the project, in which nothing of the original can be broken. */
final class Tree {

  private static final Set<String> NOT_COPIED = Set.of(".git", "target");

  private final Path copy;

  private Tree(Path copy) {
    this.copy = copy;
  }

  /** Copies the sources; what an earlier run built in the copy stays, for it saves time. */
  static Tree copy(Path project, Path copy) throws IOException {
    Files.walkFileTree(project, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (NOT_COPIED.contains(folder.getFileName().toString())) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(copy.resolve(project.relativize(folder)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.copy(file, copy.resolve(project.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
        return FileVisitResult.CONTINUE;
      }
    });
    removeWhatHasGone(project, copy);
    return new Tree(copy);
  }

  /** A test that was removed since the last run would be compiled otherwise. */
  private static void removeWhatHasGone(Path project, Path copy) throws IOException {
    Files.walkFileTree(copy, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (Files.notExists(project.resolve(copy.relativize(file)))) {
          Files.delete(file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }

  Path root() {
    return copy;
  }

  /** Makes the mistake and gives what undoes it. */
  Map<Path, String> apply(Mutant mutant) throws IOException {
    Map<Path, String> originals = new HashMap<>();
    for (Mutant.Edit edit : mutant.edits()) {
      Path file = copy.resolve(edit.file());
      String text = Files.readString(file);
      int at = text.indexOf(edit.old());
      if (at < 0 || text.indexOf(edit.old(), at + 1) >= 0) {
        throw new IOException("mutant " + mutant.name() + ": its text does not stand exactly once in " + edit.file());
      }
      originals.putIfAbsent(file, text);
      Files.writeString(file, text.replace(edit.old(), edit.mistake()));
    }
    return originals;
  }

  static void undo(Map<Path, String> originals) throws IOException {
    for (Map.Entry<Path, String> original : originals.entrySet()) {
      Files.writeString(original.getKey(), original.getValue());
    }
  }
}
