// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application is replaced in the running server, again and again, and nothing of it piles up. */
@Tag("boots")
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class RedeployRules {

  private static final int ROUNDS = Integer.getInteger("redeploy.rounds", 5);

  private final RunningNotes notes;

  RedeployRules(RunningNotes notes) {
    this.notes = notes;
  }

  @Test
  void aReplacedApplicationLeavesNothingBehind() throws Exception {
    notes.database().createDatabase("redeployed");
    try (Server server = Server.start(Server.NOTES, twoLogins(notes.database(), "redeployed"))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      Caller alice = Caller.alice(server.uri());
      long threads = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        server.deploy("ROOT", Server.NOTES);
        assertThat(alice.post("round " + round).status()).isEqualTo(201);
        assertThat(Caller.bob(server.uri()).get("api/notes").texts()).isEmpty();
        // The first rounds warm the server's own pools up.
        threads = round <= 2 ? Math.max(threads, threads(server)) : threads;
      }
      int copies = copiesOfTheModule(server);
      long threadsNow = threads(server);
      long connections = notes.count(
          "select count(*) from pg_stat_activity where datname = 'redeployed' and usename = 'app_login'");
      System.out.println(Outcome.SERVER + ", " + ROUNDS + " times replaced: " + copies + " copies of the module, threads "
          + threads + " -> " + threadsNow + ", " + connections + " connections, heap " + heap(server));
      assertThat(copies).as("the application's own, and one that the server may still hold").isLessThanOrEqualTo(2);
      assertThat(threadsNow).isLessThanOrEqualTo(threads + 10);
      assertThat(connections).isLessThanOrEqualTo(3);
    }
  }

  private static int copiesOfTheModule(Server server) throws Exception {
    int copies = Integer.MAX_VALUE;
    // Soft references and finalizers want several collections.
    for (int i = 0; i < 10 && copies > 1; i++) {
      jcmd(server, "GC.run");
      copies = (int) jcmd(server, "VM.class_hierarchy", "io.shareddb.internal.context.RlsScope").lines()
          .filter(line -> line.contains("io.shareddb.internal.context.RlsScope/")).count();
    }
    return copies;
  }

  private static long threads(Server server) throws Exception {
    return jcmd(server, "Thread.print").lines().filter(line -> line.startsWith("\"")).count();
  }

  private static String heap(Server server) throws Exception {
    return jcmd(server, "GC.heap_info").lines().skip(1).limit(3).map(String::strip).toList().toString();
  }

  private static String jcmd(Server server, String... command) throws Exception {
    Process process = new ProcessBuilder(Path.of(Server.java(), "bin", "jcmd").toString(),
        server.pid().orElseThrow().toString(), String.join(" ", command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
