// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cli;

import io.shareddb.SharedDbException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;

/** Understands the command, and gives the exit code. */
public final class Main {

  /** No finding, or notes only. */
  static final int CLEAN = 0;
  /** A finding that warns, or a database in which there was nothing to look at. */
  static final int WARN = 1;
  /** A finding with which an application would not start. */
  static final int REFUSE = 2;
  /** The command could not be understood, or the database not be asked. */
  static final int FAILED = 3;

  private static final String USAGE = """
      Usage:
        guard   [--url URL] [--role ROLE] [--format text|json|sarif] [--level refuse|warn|note]
                runs the lints of the database; ROLE is whom they judge, if not who is connected
        explain --user UUID --table TABLE [--key KEY] [--url URL] [--role ROLE]
                says which rows of TABLE the user sees, and why not the others
      URL is as DATABASE_URL has it, which counts without --url: postgresql://user:password@host:5432/database
      guard ends with 0 (nothing found, or notes), 1 (warnings, or no schema shared_db), 2 (an application would
      not start), 3 (could not run).
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream progress;

  Main(Map<String, String> environment, PrintStream out, PrintStream progress) {
    this.environment = environment;
    this.out = out;
    this.progress = progress;
  }

  /**
   * Starts here.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    System.exit(new Main(System.getenv(), System.out, System.err).run(arguments));
  }

  int run(String... arguments) {
    try {
      Options options = Options.of(Arrays.asList(arguments).contains("--help") ? new String[] {"help"} : arguments);
      return switch (options.command()) {
        case "guard" -> new GuardCommand(options, environment, out, progress).run();
        case "explain" -> new ExplainCommand(options, environment, out, progress).run();
        case "help", "--help", "-h" -> {
          out.print(USAGE);
          yield CLEAN;
        }
        default -> throw new UsageException("There is no such command");
      };
    } catch (UsageException e) {
      progress.println(e.getMessage());
      progress.print(USAGE);
    } catch (SharedDbException e) {
      progress.println(e.getMessage());
    } catch (SQLException e) {
      progress.println("The database could not be asked: " + e.getMessage());
    }
    return FAILED;
  }
}
