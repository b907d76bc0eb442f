// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A command of the machine, which Maven does not fetch. */
final class Tool {

  private Tool() {
  }

  /** Ends the test as skipped, naming the command, where it is missing; but not where the tools are required. */
  static void require(String name, String ofPackage) {
    boolean found = isThere(name);
    if (!"true".equals(System.getenv("TEST_TOOLS_REQUIRED"))) {
      assumeTrue(found, name + " is not installed (package " + ofPackage + ")");
    }
    assertThat(found).as(name + " is on the PATH (package " + ofPackage + ")").isTrue();
  }

  static boolean isThere(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
