// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that went wrong on a server is forgotten when the build went on over it. */
class ServerTableTest {

  private static final String BEGIN = "2026-01-01T00:00:00Z";

  @TempDir
  Path modules;

  @BeforeEach
  void twoServersOfWhichAllIsWell() throws IOException {
    module("one", "failed=0\nseconds.without=4.25\nseconds.with=4.95", 0);
    module("other", "failed=0", 0);
  }

  @Test
  void hasARowForEachServer() throws IOException {
    assertThat(table()).isEqualTo("""
        | Server | Java | JPA | Result | Ready without the module | Ready with it | Added | Memory |
        |---|---|---|---|---|---|---|---|
        | one | 17 | Any | 3 rules pass | 4.3 s | 5.0 s | 0.7 s | 300 MB |
        | other | 17 | Any | 3 rules pass | not measured | not measured | not measured | 300 MB |
        """);
  }

  @Test
  void aRuleThatFailedEndsTheBuildAfterAllServersAreInTheTable() throws IOException {
    module("one", "failed=1", 1);
    assertThatThrownBy(this::table).hasMessageContaining("one: 1 failures");
    assertThat(modules.resolve("servers.md")).content().contains("| one |", "1 of 4 rules fail", "| other |");
  }

  @Test
  void aTestThatIsNoRuleCountsToo() throws IOException {
    module("other", "failed=0", 2);
    assertThatThrownBy(this::table).hasMessageContaining("other: 2 failures");
  }

  @Test
  void aRuleThatDidNotRunCountsToo() throws IOException {
    module("other", "failed=0", 0);
    rewrite("other", "<skipped>0", "<skipped>3");
    assertThatThrownBy(this::table).hasMessageContaining("other: 3 skipped");
  }

  @Test
  void aServerOnWhichLessRulesRanEndsTheBuild() throws IOException {
    module("other", "failed=1", 0);
    assertThatThrownBy(this::table).hasMessageContaining("the servers did not run the same rules");
  }

  @Test
  void testsThatDoNotEndAreNoResult() throws IOException {
    module("other", "failed=0", 0);
    rewrite("other", "timeout=\"false\"", "timeout=\"true\"");
    assertThatThrownBy(this::table).hasMessageContaining("other: its tests did not end");
  }

  @Test
  void whatAnEarlierBuildLeftIsNoResult() throws IOException {
    Files.setLastModifiedTime(modules.resolve("one/target/outcome.properties"), FileTime.from(Instant.parse(BEGIN).minusSeconds(1)));
    assertThatThrownBy(this::table).hasMessageContaining("one: nothing ran");
  }

  private String table() throws IOException {
    Path table = modules.resolve("servers.md");
    ServerTable.main(new String[] {BEGIN, modules.toString(), table.toString(), "one", "other"});
    return Files.readString(table);
  }

  private void rewrite(String name, String text, String other) throws IOException {
    Path summary = modules.resolve(name).resolve("target/failsafe-reports/failsafe-summary.xml");
    Files.writeString(summary, Files.readString(summary).replace(text, other));
  }

  private void module(String name, String outcome, int failures) throws IOException {
    Path target = Files.createDirectories(modules.resolve(name).resolve("target/failsafe-reports")).getParent();
    Files.writeString(target.resolve("outcome.properties"),
        "title=" + name + "\njava=17\njpa=Any\npassed=3\nmegabytes=300\nwar=same\n" + outcome);
    Files.writeString(target.resolve("failsafe-reports/failsafe-summary.xml"), """
        <failsafe-summary result="null" timeout="false">
            <errors>0</errors>
            <failures>%d</failures>
            <skipped>0</skipped>
            <failureMessage xsi:nil="true"/>
        </failsafe-summary>
        """.formatted(failures));
  }
}
