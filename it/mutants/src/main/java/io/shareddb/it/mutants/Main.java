// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes each mistake in turn, prints whether a test saw it, and fails when one did not. */
public final class Main {

  private Main() {
  }

  /**
   * Runs them.
   *
   * @param arguments the project's root, a folder to work in, Maven's command, and which mutants by a regular expression
   * @throws Exception when the mutants cannot be run at all
   */
  public static void main(String[] arguments) throws Exception {
    Path project = Path.of(arguments[0]).toRealPath();
    Path work = Files.createDirectories(Path.of(arguments[1]));
    List<Mutant> mutants = mutants(project.resolve("it/mutants/mutants"), arguments[3]);
    Tree tree = Tree.copy(project, work.resolve("project"));
    Killer killer = new Killer(arguments[2], tree.root(), Files.createDirectories(work.resolve("logs")));
    withoutMutant(mutants, killer);
    Map<String, Killer.Verdict> verdicts = new LinkedHashMap<>();
    for (Mutant mutant : mutants) {
      long start = System.nanoTime();
      Map<Path, String> originals = tree.apply(mutant);
      try {
        verdicts.put(mutant.name(), killer.run(mutant.module(), mutant.tests(), mutant.name()));
      } finally {
        Tree.undo(originals);
      }
      print("%-8s %-55s %4d s  %s", verdicts.get(mutant.name()), mutant.name(),
          (System.nanoTime() - start) / 1_000_000_000, mutant.tests());
    }
    long killed = verdicts.values().stream().filter(Killer.Verdict.KILLED::equals).count();
    print("%d mutants, %d killed", verdicts.size(), killed);
    if (killed < verdicts.size()) {
      verdicts.values().removeIf(Killer.Verdict.KILLED::equals);
      print("Not killed: %s; logs in %s", verdicts, work.resolve("logs"));
      System.exit(1);
    }
  }

  private static List<Mutant> mutants(Path folder, String chosen) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
        Mutant mutant = Mutant.read(file);
        if (mutant.name().matches(chosen)) {
          mutants.add(mutant);
        }
      }
    }
    return mutants;
  }

  /** A test that is red anyway would kill every mutant. */
  private static void withoutMutant(List<Mutant> mutants, Killer killer) throws IOException, InterruptedException {
    Map<String, TreeSet<String>> tests = new TreeMap<>();
    mutants.forEach(mutant -> tests.computeIfAbsent(mutant.module() + (Killer.isInContainer(mutant.tests()) ? " IT" : ""),
        key -> new TreeSet<>()).add(mutant.tests()));
    for (Map.Entry<String, TreeSet<String>> entry : tests.entrySet()) {
      String module = entry.getKey().split(" ")[0];
      String all = String.join(",", entry.getValue());
      if (killer.run(module, all, "without-mutant-" + module) != Killer.Verdict.ALIVE) {
        print("The tests of %s are red without any mutant: %s", module, all);
        System.exit(1);
      }
      print("green without a mutant: %s %s", module, all);
    }
  }

  private static void print(String format, Object... arguments) {
    System.out.println(format.formatted(arguments));
  }
}
