// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server's metrics tell of the module. */
@ExtendWith({RunningNotes.Provider.class, Differences.class})
class MetricsRules {

  private final RunningNotes notes;

  MetricsRules(RunningNotes notes) {
    this.notes = notes;
  }

  @Test
  void scopesAndTheUsersThatWereSentAreCounted() {
    notes.alice().get("api/notes");
    double scopes = value("shared_db_scopes");
    double sent = value("shared_db_injections");
    double nanoseconds = value("shared_db_caller_nanoseconds");
    for (int i = 0; i < 3; i++) {
      assertThat(notes.alice().get("api/notes").status()).isEqualTo(200);
    }
    assertThat(value("shared_db_scopes")).isGreaterThanOrEqualTo(scopes + 3);
    assertThat(value("shared_db_injections")).isGreaterThanOrEqualTo(sent + 3);
    assertThat(value("shared_db_caller_nanoseconds")).isGreaterThan(nanoseconds);
    assertThat(value("shared_db_sign_ins")).isPositive();
  }

  @Test
  void refusalsAreCountedByTheirCode() {
    String ofAlice = "api/users/" + notes.alice().get("api/me").string("id") + "/notes";
    assertThat(notes.bob().get(ofAlice, Map.of("Reason", "curiosity")).status()).isEqualTo(403);
    double refused = value("shared_db_refusals", "code=\"SDB-4120\"");
    assertThat(notes.bob().get(ofAlice, Map.of("Reason", "curiosity")).status()).isEqualTo(403);
    assertThat(value("shared_db_refusals", "code=\"SDB-4120\"")).isEqualTo(refused + 1);
  }

  private double value(String name) {
    return value(name, "");
  }

  private double value(String name, String label) {
    Answer metrics = notes.nobody().get("metrics");
    assertThat(metrics.status()).as(metrics.body()).isEqualTo(200);
    Matcher found = Pattern.compile("(?m)^" + name + "(?:_total)?(?:\\{[^}]*" + label + "[^}]*})? (\\S+)$")
        .matcher(metrics.body());
    assertThat(found.find()).as(name + " in " + metrics.body()).isTrue();
    return Double.parseDouble(found.group(1));
  }
}
