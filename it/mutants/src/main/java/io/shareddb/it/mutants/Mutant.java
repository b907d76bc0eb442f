// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mistake.
 *
 * @param name the name of its file
 * @param module where its killer lives
 * @param tests the killer, as surefire or failsafe names it
 * @param edits what to replace
 */
record Mutant(String name, String module, String tests, List<Edit> edits) {

  private static final Pattern KILLER = Pattern.compile("^killed by: (\\S+) (\\S+)$", Pattern.MULTILINE);
  private static final Pattern EDIT = Pattern.compile("^in: (\\S+)\\n<<<\\n(.*?)\\n===\\n(.*?)\\n?>>>$",
      Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * A replacement.
   *
   * @param file the file, from the project's root
   * @param old what stands there exactly once
   * @param mistake what stands there instead
   */
  record Edit(String file, String old, String mistake) {
  }

  static Mutant read(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher killer = KILLER.matcher(text);
    List<Edit> edits = new ArrayList<>();
    Matcher edit = EDIT.matcher(text);
    while (edit.find()) {
      edits.add(new Edit(edit.group(1), edit.group(2), edit.group(3)));
    }
    if (!killer.find() || edits.isEmpty()) {
      throw new IOException(file + " is not of the form: killed by: MODULE TEST, then in: FILE, <<<, ===, >>>");
    }
    return new Mutant(file.getFileName().toString().replace(".txt", ""), killer.group(1), killer.group(2), edits);
  }
}
