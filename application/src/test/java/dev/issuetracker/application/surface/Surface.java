package dev.issuetracker.application.surface;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The public types of a library, and what can be done with them. */
record Surface(List<Class<?>> types) {
  private static final String HEAD =
      """
      # What embedders see

      Every public type of `issue-tracker-domain` and `issue-tracker-application`, with all that is public about it.
      Written by a test (`mvn -q test -pl application -am -Dtest=ApiSurfaceTest -Dupdate.docs=true
      -Dsurefire.failIfNoSpecifiedTests=false`), and held against the code by it: a change here is a change for others, and
      what it means for the version is said in [embedding](embedding.md#versions). What records have by themselves
      (accessors, `equals`, `hashCode`, `toString`) is left out.
      """;

  static Surface ofTheLibrary() {
    return new Surface(
        new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.issuetracker.domain", "dev.issuetracker.application")
                .stream()
                .map(JavaClass::reflect)
                .filter(Surface::isSeen)
                .sorted(Comparator.comparing(Class::getName))
                .toList());
  }

  private static boolean isSeen(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && !type.isAnonymousClass()
        && (type.getEnclosingClass() == null || isSeen(type.getEnclosingClass()));
  }

  String document() {
    var packages = new TreeMap<>(types.stream().collect(groupingBy(Class::getPackageName)));
    return HEAD
        + packages.entrySet().stream()
            .map(entry -> chapter(entry.getKey(), entry.getValue()))
            .collect(joining());
  }

  private static String chapter(String name, List<Class<?>> types) {
    var text = types.stream().map(SurfaceType::new).map(SurfaceType::text).collect(joining("\n"));
    return "\n## " + name + "\n\n```java\n" + text + "```\n";
  }
}
