// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs tests by Maven in the copy of the project. */
final class Killer {

  /** What a run says about a mutant. */
  enum Verdict {
    /** All tests passed. */
    ALIVE,
    /** A test failed. */
    KILLED,
    /** Maven failed before or beside the tests: then nobody knows. */
    BROKEN
  }

  private static final Pattern FAILED_TEST = Pattern.compile("Tests run: \\d+, (?:Failures: [1-9]|Failures: 0, Errors: [1-9])");
  private static final Pattern PASSED_TEST = Pattern.compile("Tests run: [1-9]\\d*, Failures: 0, Errors: 0");

  private final String maven;
  private final Path project;
  private final Path logs;

  Killer(String maven, Path project, Path logs) {
    this.maven = maven;
    this.project = project;
    this.logs = logs;
  }

  /** By the convention of failsafe, a class whose name ends with IT, or the rules of servers; a single method may follow. */
  static boolean isInContainer(String tests) {
    return tests.matches(".*(?:IT|Rules)(?:#.*)?");
  }

  Verdict run(String module, String tests, String name) throws IOException, InterruptedException {
    boolean inContainer = isInContainer(tests);
    List<String> command = new ArrayList<>(List.of(maven, "-B", "-ntp", "-o", "-f", "it", "verify", "-pl", ":" + module,
        "-am", "-Dboots.excluded=none", "-Dserver.rules=", "-Dmaven.javadoc.skip=true", "-Dmaven.source.skip=true",
        "-Dsurefire.failIfNoSpecifiedTests=false", "-Dfailsafe.failIfNoSpecifiedTests=false",
        "-Dtest=" + (inContainer ? "NoUnitTest" : tests), "-Dit.test=" + (inContainer ? tests : "NoIntegrationTest")));
    Path log = logs.resolve(name + ".log");
    Process build = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true)
        .redirectOutput(log.toFile()).start();
    Thread hook = new Thread(() -> build.descendants().forEach(ProcessHandle::destroy));
    Runtime.getRuntime().addShutdownHook(hook);
    int exit = build.waitFor();
    Runtime.getRuntime().removeShutdownHook(hook);
    String output = Files.readString(log);
    if (exit == 0) {
      return PASSED_TEST.matcher(output).find() ? Verdict.ALIVE : Verdict.BROKEN;
    }
    return FAILED_TEST.matcher(output).find() ? Verdict.KILLED : Verdict.BROKEN;
  }
}
