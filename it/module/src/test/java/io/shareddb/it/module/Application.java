// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of migrations, seen by a class loader as an application's is. */
public final class Application {

  private final Path classes;

  /** Makes an application without migrations. */
  public Application(Path classes) {
    this.classes = classes;
  }

  /** Adds, or replaces, a file in {@code db/migration}. */
  public Application with(String file, String content) {
    try {
      Path folder = Files.createDirectories(classes.resolve("db/migration"));
      Files.writeString(folder.resolve(file), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the loader that the server would give it. */
  public ClassLoader loader() {
    try {
      return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Application.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
