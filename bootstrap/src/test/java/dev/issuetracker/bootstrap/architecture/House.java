package dev.issuetracker.bootstrap.architecture;

import static dev.issuetracker.bootstrap.architecture.Ring.APPLICATION;
import static dev.issuetracker.bootstrap.architecture.Ring.BOOTSTRAP;
import static dev.issuetracker.bootstrap.architecture.Ring.CSV;
import static dev.issuetracker.bootstrap.architecture.Ring.DOMAIN;
import static dev.issuetracker.bootstrap.architecture.Ring.PERSISTENCE;
import static dev.issuetracker.bootstrap.architecture.Ring.REST;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import dev.issuetracker.application.architecture.ArchitectureRules;
import dev.issuetracker.application.architecture.Rings;
import java.util.List;
import java.util.stream.Stream;

/** A house of this plan: ours, and the one in which every rule is broken. */
enum House {
  OURS("dev.issuetracker", House::isMain),
  CANARIES("dev.issuetracker.bootstrap.architecture.canary", location -> true);

  private final String root;
  private final JavaClasses classes;

  House(String root, ImportOption option) {
    this.root = root;
    classes = new ClassFileImporter().withImportOption(option).importPackages(root);
  }

  JavaClasses classes() {
    return classes;
  }

  String ring(Ring ring) {
    return ring.packageIn(root);
  }

  List<String> rings(Ring... rings) {
    return Stream.of(rings).map(this::ring).toList();
  }

  ArchitectureRules rules() {
    return new ArchitectureRules(
        new Rings(ring(DOMAIN), ring(APPLICATION), rings(REST, PERSISTENCE, CSV), ring(BOOTSTRAP)));
  }

  /** Tests come as directories or, once they are packaged, as jars of other modules. */
  private static boolean isMain(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}
