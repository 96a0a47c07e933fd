package com.example.desk;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.issuetracker.application.architecture.ArchitectureRules;
import dev.issuetracker.application.architecture.Rings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls of the tracker's house, with this program's names on the outer doors. */
class ArchitectureTest {
  private static final String STORE = "com.example.desk.store";
  private static final String ROWS = "com.example.desk.rows";
  private static final String PROGRAM = "com.example.desk.program";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.issuetracker", "com.example.desk");

  private final ArchitectureRules rules =
      new ArchitectureRules(
          new Rings(
              "dev.issuetracker.domain",
              "dev.issuetracker.application",
              List.of(STORE, ROWS),
              PROGRAM));

  @Test
  void the_tracker_knows_nobody_of_this_program() {
    check(rules.domainKnowsNoOtherRing());
    check(rules.applicationKnowsTheDomainAlone());
  }

  @Test
  void each_adapter_can_be_replaced_alone() {
    check(rules.adaptersDoNotKnowEachOther());
    check(rules.nobodyKnowsTheOutermostRing());
  }

  @Test
  void only_use_cases_open_transactions() {
    check(rules.transactionsAreOpenedByUseCases());
  }

  @Test
  void the_database_stays_at_the_edge() {
    var libraries = List.of("java.sql..", "javax.sql..", "org.h2..");
    check(rules.staysAtTheEdge("databases", libraries, List.of(STORE, PROGRAM)));
  }

  @Test
  void names_and_nulls_are_taken_seriously() {
    check(rules.namesSayWhatThingsAre());
    check(rules.packagesAreNullMarked());
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
