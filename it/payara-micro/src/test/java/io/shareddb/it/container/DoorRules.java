// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.doors.Door;
import io.shareddb.it.doors.DoorWalk;
import io.shareddb.it.doors.DoorWalk.Passage;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Who it is behind every door by which work enters. */
abstract class DoorRules extends RaceRules {

  @Test
  @RunAsClient
  void eachDoorHasItsUser(@ArquillianResource URL url) throws Exception {
    DoorWalk walk = new DoorWalk(url.toURI());
    walk.moveIn();
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    for (Passage passage : Stream.of(Door.values()).flatMap(DoorWalk::passages).toList()) {
      expected.add(passage + " " + passage.expected());
      actual.add(passage + " " + walk.go(passage));
    }
    assertThat(actual).containsExactlyElementsOf(expected);
    assertThat(walk.left()).as("threads with a scope").isEqualTo("[]");
  }

  @Test
  @RunAsClient
  void theApplicationsOwnResolverKnowsItsCallers(@ArquillianResource URL url) throws Exception {
    DoorWalk walk = new DoorWalk(url.toURI());
    walk.moveIn();
    for (Door door : List.of(Door.BEAN_BY_CLASS, Door.MANAGED_EXECUTOR)) {
      assertThat(walk.go(door, "badge-alice", false))
          .isEqualTo(new Passage(door, "alice@example.com", false).expected());
      assertThat(walk.go(door, "badge-bob", true)).isEqualTo(new Passage(door, "bob@example.com", true).expected());
      assertThat(walk.go(door, "somebody else", false)).startsWith("status ");
    }
  }
}
