// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cli;

import io.shareddb.internal.explain.Explainer;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Says why a page is empty. */
final class ExplainCommand {

  private final Target target;
  private final Explainer explainer;
  private final PrintStream out;
  private final PrintStream progress;

  ExplainCommand(Options options, Map<String, String> environment, PrintStream out, PrintStream progress) {
    this.explainer = new Explainer(user(options.required("user")), options.required("table"), options.value("key"));
    this.target = Target.of(options, environment);
    this.out = out;
    this.progress = progress;
  }

  private static UUID user(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--user is the id of a user: a UUID");
    }
  }

  int run() throws SQLException {
    progress.println("Connecting as " + target.url());
    try (Connection connection = target.connect()) {
      out.print(explainer.explain(connection, target.role()));
      out.flush();
      return Main.CLEAN;
    }
  }
}
