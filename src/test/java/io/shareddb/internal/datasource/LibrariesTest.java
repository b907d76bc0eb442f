// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.SharedDbException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A library that nobody has tried is told before it is used. */
class LibrariesTest {

  private static final String DRIVER = "org.postgresql:postgresql";
  private static final String FLYWAY = "org.flywaydb:flyway-core";

  @Test
  void whatTheBuildBringsIsNewEnough() {
    assertThatCode(() -> Libraries.refuseOlder()).doesNotThrowAnyException();
  }

  /** It stands in a file inside the library, which might be elsewhere one day. */
  @Test
  void theVersionOfFlywayIsRead() throws Exception {
    assertThat(Libraries.ofFlyway()).matches("[0-9]+[.][0-9]+[.][0-9]+");
  }

  @ParameterizedTest
  @CsvSource({"42.7.3", "42.6.2", "42.2.29", "9.4.1212"})
  void anOlderOneIsRefusedWithItsPlaceAndTheCure(String found) {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> Libraries.refuseOlder(found, Libraries.OLDEST_FLYWAY))
        .withMessageStartingWith("SDB-2015 ").withMessageContaining(DRIVER + " " + found)
        .withMessageContaining("postgresql-").withMessageContaining(Libraries.OLDEST_DRIVER + " or newer");
  }

  @ParameterizedTest
  @CsvSource({"11.13.9", "10.20.1", "9.22.3"})
  void soIsAnOlderFlyway(String found) {
    assertThatExceptionOfType(SharedDbException.class)
        .isThrownBy(() -> Libraries.refuseOlder(Libraries.OLDEST_DRIVER, found))
        .withMessageStartingWith("SDB-2015 ").withMessageContaining(FLYWAY + " " + found)
        .withMessageContaining("flyway-core-").withMessageContaining(Libraries.OLDEST_FLYWAY + " or newer");
  }

  @ParameterizedTest
  @CsvSource({"unknown", "v42.7.14", "''"})
  void oneThatCannotBeReadIsNotCalledOld(String found) {
    assertThatCode(() -> Libraries.refuseOlder(found, found)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"42.7.4", "42.7.14", "42.7.15-SNAPSHOT", "42.10.0", "43.0.0"})
  void theOldestAndWhateverIsNewerPasses(String found) {
    assertThatCode(() -> Libraries.refuseOlder(found, Libraries.OLDEST_FLYWAY)).doesNotThrowAnyException();
  }

  @Test
  void theReadmeNamesTheOldest() throws Exception {
    assertThat(Files.readString(Path.of("README.md"))).contains("pgjdbc " + Libraries.OLDEST_DRIVER,
        "Flyway " + Libraries.OLDEST_FLYWAY);
  }
}
