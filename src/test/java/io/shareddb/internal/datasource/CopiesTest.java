// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that is there twice is told with both places. */
class CopiesTest {

  @TempDir
  private Path folder;

  @Test
  void onceIsFineHoweverManyLoadersSeeIt() {
    assertThatCode(() -> Copies.refuseSeveral(new URLClassLoader(new URL[0], CopiesTest.class.getClassLoader())))
        .doesNotThrowAnyException();
  }

  @Test
  void theClassThatOpenLibertyWantsInALibraryIsNoCopy() throws Exception {
    try (URLClassLoader loader = loader(SharedDbDataSource.class)) {
      assertThatCode(() -> Copies.refuseSeveral(loader)).doesNotThrowAnyException();
    }
  }

  @Test
  void twiceIsRefusedWithBothPlaces() throws Exception {
    try (URLClassLoader loader = loader(StartUp.class)) {
      assertThatExceptionOfType(SharedDbException.class).isThrownBy(() -> Copies.refuseSeveral(loader))
          .withMessageStartingWith("SDB-2016 ").withMessageContaining("2 copies").withMessageContaining(folder.toString());
    }
  }

  /** Beside what is on the class path a folder with one class. */
  private URLClassLoader loader(Class<?> copied) throws IOException {
    String file = copied.getName().replace('.', '/') + ".class";
    Files.createDirectories(folder.resolve(file).getParent());
    Files.write(folder.resolve(file), CopiesTest.class.getClassLoader().getResourceAsStream(file).readAllBytes());
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, CopiesTest.class.getClassLoader());
  }
}
