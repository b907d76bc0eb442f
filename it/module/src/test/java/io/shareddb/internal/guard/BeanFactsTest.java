// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.it.module.Judged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the classes of an application say, each kind next to one that is in order. */
class BeanFactsTest {

  private static final String HERE = Judged.class.getName() + "$";

  private final BeanFacts facts = new BeanFacts();

  @Test
  void tellsOfScopedMethodsThatAreNotIntercepted() {
    assertThat(notIntercepted(Judged.Methods.class)).containsExactlyInAnyOrder(
        "private method " + HERE + "Methods#hidden", "static method " + HERE + "Methods#common",
        "final method " + HERE + "Methods#fixed");
  }

  @Test
  void tellsOfAFinalMethodInAScopedClass() {
    assertThat(notIntercepted(Judged.Whole.class)).containsExactly("final method " + HERE + "Whole#fixed");
  }

  @Test
  void tellsOfFinalClasses() {
    assertThat(notIntercepted(Judged.Closed.class)).containsExactly("final class " + HERE + "Closed");
    assertThat(notIntercepted(Judged.PartlyClosed.class)).containsExactly(
        "method of a final class " + HERE + "PartlyClosed#call");
    assertThat(notIntercepted(Judged.Value.class)).isEmpty();
  }

  @Test
  void tellsOfEntityManagersBesideTheSharedOne() throws Exception {
    facts.type(Shown.type(Judged.Managers.class));
    facts.injection(Shown.injected(Judged.Managers.class.getDeclaredField("injected")));
    assertThat(facts.findings(Set.of())).extracting(Finding::where).containsExactlyInAnyOrder(
        HERE + "Managers#field (@PersistenceContext)", HERE + "Managers#setter (@PersistenceContext)",
        HERE + "Managers#injected (@Inject without @SharedDb)");
    assertThat(facts.findings(Set.of())).extracting(finding -> finding.check().code()).containsOnly("SDB-3211");
  }

  @Test
  void tellsOfFactories() throws Exception {
    facts.type(Shown.type(Judged.Factories.class));
    facts.factory(Shown.injected(Judged.Factories.class.getDeclaredField("injected")));
    assertThat(facts.findings(Set.of())).extracting(Finding::where).containsExactlyInAnyOrder(
        HERE + "Factories#field (@PersistenceUnit)", HERE + "Factories#setter (@PersistenceUnit)",
        HERE + "Factories#injected (@Inject EntityManagerFactory)");
    assertThat(facts.findings(Set.of())).extracting(finding -> finding.check().code()).containsOnly("SDB-3211");
  }

  @Test
  void refusesEntityManagersThatOutliveTheirUser() {
    facts.type(Shown.type(Judged.Conversations.class));
    assertThat(facts.findings(Set.of("elsewhere"))).extracting(Finding::where).containsExactlyInAnyOrder(
        HERE + "Conversations#field (PersistenceContextType.EXTENDED)",
        HERE + "Conversations#setter (PersistenceContextType.EXTENDED)");
    assertThat(facts.findings(Set.of())).extracting(finding -> finding.check().code()).containsOnly("SDB-3213");
    assertThat(facts.findings(Set.of())).extracting(finding -> finding.check().level()).containsOnly(Level.REFUSE);
  }

  @Test
  void leavesTheUnitsOfOtherDatabasesAlone() {
    facts.type(Shown.type(Judged.Elsewhere.class));
    assertThat(facts.findings(Set.of("elsewhere"))).isEmpty();
    assertThat(facts.findings(Set.of())).hasSize(3);
  }

  @Test
  void keepsTheDataSourcesThatClassesNameWithTheClass() {
    facts.type(Shown.type(Judged.Sources.class));
    facts.type(Shown.type(Judged.Definitions.class));
    assertThat(facts.dataSources()).containsOnly(
        Map.entry("java:app/jdbc/defined", HERE + "Sources"),
        Map.entry("java:app/jdbc/looked-up", HERE + "Sources#lookedUp"),
        Map.entry("java:app/jdbc/by-setter", HERE + "Sources#setSource"),
        Map.entry("java:app/jdbc/first", HERE + "Definitions"),
        Map.entry("java:app/jdbc/second", HERE + "Definitions"));
    assertThat(facts.findings(Set.of())).isEmpty();
  }

  private static List<String> notIntercepted(Class<?> type) {
    BeanFacts facts = new BeanFacts();
    facts.type(Shown.type(type));
    assertThat(facts.findings(Set.of())).extracting(finding -> finding.check().code()).allMatch("SDB-3210"::equals);
    return facts.findings(Set.of()).stream().map(Finding::where).toList();
  }
}
