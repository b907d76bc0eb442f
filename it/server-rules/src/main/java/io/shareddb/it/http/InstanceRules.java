// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.RunningNotes.twoLogins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shareddb.it.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One instance, named by relative paths: its scripts work from anywhere, and a second start finds it as good as the first. */
@Tag("boots")
@ExtendWith(Differences.class)
class InstanceRules {

  private static final String REFUSED = "(?s).*\\.sh [^:]* failed: refused: .*";
  private static final Duration SOON = Duration.ofSeconds(10);

  private static int replaced;
  private static Throwable ofNoArchive;
  private static Throwable whenStopped;
  private static Duration untilRefused;
  private static String besideIt;
  private static int afterThat;
  private static List<String> heaps;
  private static Set<PosixFilePermission> permissions;
  private static int startedAgain;
  private static int exitCode;
  private static long saidBefore;

  /** Once for all rules, since a start takes its time. */
  @BeforeAll
  static void startTwice(@TempDir Path directory) throws Exception {
    Path noArchive = Files.writeString(directory.resolve("broken.war"), "no archive");
    try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
      database.createDatabase("instance");
      startTwice(database, noArchive);
    }
  }

  private static void startTwice(EmbeddedDatabase database, Path noArchive) throws Exception {
    try (Server server = Server.startByRelativePaths(Server.NOTES, twoLogins(database, "instance"))) {
      assertThat(server.deployed()).as(server.log()).isTrue();
      server.deploy("ROOT", Server.NOTES);
      replaced = Caller.alice(server.uri()).post("kept").status();
      ofNoArchive = catchThrowable(() -> server.deploy("broken", noArchive));
      besideIt = server.startBeside();
      server.deploy("ROOT", Server.NOTES);
      afterThat = Caller.alice(server.uri()).get("api/notes").status();
      heaps = server.arguments("-Xmx");
      permissions = Files.getPosixFilePermissions(server.instance());
      server.stop();
      long begin = System.nanoTime();
      whenStopped = catchThrowable(() -> server.deploy("ROOT", Server.NOTES));
      untilRefused = Duration.ofNanos(System.nanoTime() - begin);
      server.startAgain();
      assertThat(server.deployed()).as(server.log()).isTrue();
      startedAgain = Caller.alice(server.uri()).get("api/notes").status();
      saidBefore = server.lines("shared-db: applied");
      assertThat(server.kill()).as("killed").isTrue();
      exitCode = server.exitCode();
    }
  }

  @Test
  void anApplicationIsReplacedFromAnotherDirectory() {
    assertThat(replaced).isEqualTo(201);
  }

  @Test
  void anArchiveThatTheServerRefusesIsToldSo() {
    assertThat(ofNoArchive).hasMessageMatching(REFUSED);
  }

  @Test
  void deployingToAStoppedServerIsRefusedSoon() {
    assertThat(whenStopped).hasMessageMatching(REFUSED);
    assertThat(untilRefused).isLessThan(SOON);
  }

  @Test
  void aSecondStartWhileItRunsIsRefusedAndHarmsNothing() {
    assertThat(besideIt).contains("refused: a server runs in");
    assertThat(afterThat).isEqualTo(200);
  }

  /** Of two sizes some servers take the one that they happen to read last. */
  @Test
  void theHeapIsTheOneThatTheOperatorNames() {
    assertThat(heaps).containsExactly("-Xmx768m");
  }

  /** A WAR that is unpacked here may hold logins. */
  @Test
  void noOtherAccountReadsWhatTheServerUnpacks() {
    assertThat(permissions).containsExactlyInAnyOrder(
        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
  }

  /** Whoever is to start it anew, such as systemd, goes by that. */
  @Test
  void theScriptEndsWithAnErrorWhenTheServerDies() {
    assertThat(exitCode).isNotZero();
  }

  @Test
  void afterASecondStartInTheSameInstanceOnOtherPortsUsersSignIn() {
    assertThat(startedAgain).isEqualTo(200);
  }

  /** Whoever looks for the first message with a code wants none that is cured. */
  @Test
  void theLogOfTheSecondStartHasNothingOfTheFirst() {
    assertThat(saidBefore).isZero();
  }
}
