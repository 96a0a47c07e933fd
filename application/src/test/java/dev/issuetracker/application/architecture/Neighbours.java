package dev.issuetracker.application.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** Rings that stand side by side. */
final class Neighbours {
  private Neighbours() {}

  static ArchCondition<JavaClass> dependOnAnother(List<String> rings) {
    return new ArchCondition<>("depend on another of them") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        from.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> crosses(dependency, rings))
            .map(cross -> SimpleConditionEvent.satisfied(cross, cross.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static boolean crosses(Dependency dependency, List<String> rings) {
    var to = ring(dependency.getTargetClass(), rings);
    return to.isPresent() && !to.equals(ring(dependency.getOriginClass(), rings));
  }

  private static Optional<String> ring(JavaClass javaClass, List<String> rings) {
    var name = javaClass.getPackageName();
    return rings.stream()
        .filter(ring -> name.equals(ring) || name.startsWith(ring + "."))
        .findFirst();
  }
}
