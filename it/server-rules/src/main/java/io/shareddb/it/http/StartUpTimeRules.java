// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.EmbeddedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the module adds to the start of an application when there is nothing to migrate: {@code it/notes-plain} and what
 * the guide makes of it, by turns. The table shows the times; how long is too long, no test of a machine with other work can
 * say.
 */
@Tag("boots")
@Tag("timed")
@Isolated
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class StartUpTimeRules {

  private static final int ROUNDS = Integer.getInteger("start.rounds", 3);

  private final EmbeddedDatabase database;

  StartUpTimeRules(RunningNotes notes) {
    this.database = notes.database();
  }

  @Test
  void bothStartAndTheirTimesAreTaken() throws Exception {
    PlainNotes.createDatabase(database, "without");
    PlainNotes.createDatabase(database, "with");
    PlainNotes.rename(database, "with");
    // The first start of each reads from a cold disk, and of the one it migrates.
    PlainNotes.start(database, "without").close();
    try (Server first = PlainNotes.startMoved(database, "with")) {
      assertThat(first.awaitLines("shared-db: applied", 1)).as(first.log()).isEqualTo(1);
    }
    Samples without = new Samples();
    Samples with = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      try (Server server = PlainNotes.start(database, "without")) {
        without.add(server);
      }
      try (Server server = PlainNotes.startMoved(database, "with")) {
        with.add(server);
        assertThat(server.awaitLines("nothing to migrate", 1)).as(server.log()).isEqualTo(1);
      }
    }
    Outcome.readyAfter(without.ready(), with.ready());
    System.out.println(Outcome.SERVER + ", ready without shared-db: " + without + "; with it: " + with);
  }

  /** Several starts of one application. */
  private static final class Samples {

    private final List<Duration> ready = new ArrayList<>();
    private final List<Duration> processor = new ArrayList<>();

    void add(Server server) {
      ready.add(server.timeToReady());
      processor.add(server.processorTime());
    }

    Duration ready() {
      return median(ready);
    }

    @Override
    public String toString() {
      return median(ready).toMillis() + " ms of " + ready.stream().map(Duration::toMillis).toList()
          + ", processor time " + median(processor).toMillis() + " ms of " + processor.stream().map(Duration::toMillis).toList();
    }

    private static Duration median(List<Duration> samples) {
      return samples.stream().sorted().toList().get(samples.size() / 2);
    }
  }
}
