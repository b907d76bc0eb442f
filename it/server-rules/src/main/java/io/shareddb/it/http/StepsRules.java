// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The five steps of the server's README, from a fresh unzip to Notes running. */
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class StepsRules {

  private static final Pattern STEPS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private final EmbeddedDatabase database;

  @TempDir
  Path directory;

  StepsRules(RunningNotes notes) {
    this.database = notes.database();
  }

  @Test
  void theStepsOfTheReadmeLeadFromTheDownloadToNotes() throws Exception {
    Matcher steps = STEPS.matcher(Files.readString(Server.CONFIG.resolve("README.md")));
    assertThat(steps.find()).isTrue();
    assertThat(steps.group(1).lines().count()).as("five steps").isLessThanOrEqualTo(5);
    if (steps.group(1).contains("unzip ")) {
      Tool.require("unzip", "unzip");
    }
    database.createDatabase("steps");
    Path script = Files.writeString(directory.resolve("steps.sh"),
        "set -e\n" + steps.group(1).replaceAll("(?m)^(?=bash )", "exec "));
    Map<String, String> variables = Map.of(
        "DOWNLOADS", System.getProperty("server.downloads"),
        "CONFIG", Server.CONFIG.toString(),
        "WAR", Server.NOTES.toString(),
        "LIBRARY", System.getProperty("server.argument", ""),
        "URL_OF_THE_APPLICATIONS_LOGIN", database.url("steps", EmbeddedDatabase.RUNTIME),
        "URL_OF_THE_OWNER", database.url("steps", EmbeddedDatabase.OWNER));
    try (Server server = Server.run(directory, script, variables)) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      assertThat(Caller.alice(server.uri()).post("of alice").status()).isEqualTo(201);
    }
  }
}
