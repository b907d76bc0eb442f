// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.internal.datasource.Pool;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the application: its classes, its data sources, its persistence unit. */
public final class ApplicationExaminer implements Examiner {

  private final BeanFacts beans;
  private final Optional<EntityManagerFactory> factory;
  private final List<PersistenceXml> units;
  private final List<Finding> ofDataSources;
  private final Set<String> unitsElsewhere;

  /**
   * Looks at the data sources, which is done once: a connection of another one must not get into a caller's transaction.
   *
   * @param beans what the container showed
   * @param factory the application's persistence unit, if it has one
   * @param application sees the application's files
   * @throws Exception when the database does not answer
   */
  public ApplicationExaminer(BeanFacts beans, Optional<EntityManagerFactory> factory, ClassLoader application)
      throws Exception {
    this.beans = beans;
    this.factory = factory;
    this.units = PersistenceXml.read(application);
    try (Connection ours = Pool.connection()) {
      SecondDoors doors = new SecondDoors(ours);
      units.forEach(doors::of);
      beans.dataSources().forEach(doors::named);
      this.ofDataSources = doors.findings();
      this.unitsElsewhere = units.stream().map(PersistenceXml::name).filter(unit -> !doors.hasUnit(unit))
          .collect(Collectors.toSet());
    }
  }

  @Override
  public Examination examine() throws Exception {
    long start = System.nanoTime();
    List<Finding> findings = new ArrayList<>(beans.findings(unitsElsewhere));
    findings.addAll(ofDataSources);
    for (PersistenceXml unit : units) {
      unit.generatesSchema().ifPresent(property -> findings.add(
          ApplicationCheck.SCHEMA_GENERATION.at(unit.name(), unit.where() + ": " + property)));
    }
    if (factory.isPresent()) {
      findings.addAll(EntityGuard.examine(factory.get(), ProtectedTables.names()));
    }
    return new Examination(findings, List.of(), ApplicationCheck.values().length,
        (System.nanoTime() - start) / 1_000_000);
  }
}
