package dev.issuetracker.application.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What code reaches for: calls, method references and fields that a rule may forbid. */
final class Reach {
  private static final Set<String> CHANCE =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.random.RandomGenerator",
          "java.security.SecureRandom");
  private static final Set<String> BIRTHS =
      Set.of("<init>", "current", "getDefault", "getInstance", "getInstanceStrong", "of");
  private static final Set<String> ZONED_TICKS =
      Set.of(
          "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");
  private static final Set<String> MACHINES =
      Set.of(
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.System$Logger",
          "java.lang.ClassLoader",
          "java.util.ServiceLoader",
          "java.util.Timer",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.ThreadPoolExecutor");
  private static final Set<String> OF_THREADS =
      Set.of("<init>", "start", "startVirtualThread", "ofVirtual", "ofPlatform");
  private static final Set<String> OF_CLASSES =
      Set.of("forName", "newInstance", "getRecordComponents", "getClassLoader");

  private Reach() {}

  static ArchCondition<JavaClass> forTheTimeOrChance() {
    return reach("ask for the time or for chance", access -> isTime(access) || isChance(access));
  }

  static ArchCondition<JavaClass> forTheSurroundings() {
    return reach("ask where they run", Reach::isSurroundings);
  }

  static ArchCondition<JavaClass> forMachinery() {
    return reach("start or load anything", Reach::isMachinery);
  }

  static ArchCondition<JavaClass> reach(String description, Predicate<JavaAccess<?>> what) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        from.getAccessesFromSelf().stream()
            .filter(what)
            .map(access -> SimpleConditionEvent.satisfied(access, access.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static boolean isTime(JavaAccess<?> access) {
    return switch (owner(access)) {
      case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(access.getName());
      case "java.time.Clock", "java.time.InstantSource" -> ZONED_TICKS.contains(access.getName());
      case "java.lang.Thread" -> access.getName().equals("sleep");
      case "java.util.Date" -> isBare(access);
      case "java.util.Calendar" -> access.getName().equals("getInstance");
      case String name ->
          name.startsWith("java.time.")
              && access.getName().equals("now")
              && !parameters(access).contains("java.time.Clock");
    };
  }

  private static boolean isChance(JavaAccess<?> access) {
    return switch (owner(access)) {
      case "java.lang.Math", "java.lang.StrictMath" -> access.getName().equals("random");
      case "java.util.UUID" -> access.getName().equals("randomUUID");
      case "java.util.Collections" ->
          access.getName().equals("shuffle") && parameters(access).size() == 1;
      case String name -> CHANCE.contains(name) && BIRTHS.contains(access.getName());
    };
  }

  private static boolean isSurroundings(JavaAccess<?> access) {
    return switch (owner(access)) {
      case "java.lang.System" ->
          Set.of("getenv", "getProperty", "getProperties", "in", "out", "err")
              .contains(access.getName());
      case "java.lang.String" ->
          Set.of("toLowerCase", "toUpperCase").contains(access.getName()) && isBare(access);
      case "java.util.Locale", "java.util.TimeZone" -> access.getName().equals("getDefault");
      case "java.time.ZoneId" -> access.getName().equals("systemDefault");
      case "java.nio.charset.Charset" -> access.getName().equals("defaultCharset");
      case String ignored -> false;
    };
  }

  private static boolean isMachinery(JavaAccess<?> access) {
    var name = access.getName();
    return switch (owner(access)) {
      case "java.lang.Thread" -> OF_THREADS.contains(name);
      case "java.lang.Class" ->
          OF_CLASSES.contains(name)
              || name.startsWith("getDeclared")
              || name.matches("get(Method|Field|Constructor)s?");
      case String owner ->
          MACHINES.contains(owner) || name.equals("parallel") || name.equals("parallelStream");
    };
  }

  private static boolean isBare(JavaAccess<?> access) {
    return parameters(access).isEmpty();
  }

  private static List<String> parameters(JavaAccess<?> access) {
    return access instanceof JavaCodeUnitAccess<?> call
        ? call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList()
        : List.of();
  }

  private static String owner(JavaAccess<?> access) {
    return access.getTargetOwner().getName();
  }
}
