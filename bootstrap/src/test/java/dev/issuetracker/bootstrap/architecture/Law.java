package dev.issuetracker.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import dev.issuetracker.application.architecture.ArchitectureRules;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule that our house keeps, and that would catch who broke it: there is no law without both. */
record Law(Function<House, ArchRule> rule) {

  static Law that(Function<ArchitectureRules, ArchRule> rule) {
    return new Law(house -> rule.apply(house.rules()));
  }

  /** Also holds the rule against the canaries: it catches these, and nobody else. */
  void isKeptAndCatches(Class<?> canary, Class<?>... more) {
    var canaries = Stream.concat(Stream.of(canary), Stream.of(more)).toList();
    catches(canaries);
    sparesOthersThan(canaries);
    rule.apply(House.OURS).check(House.OURS.classes());
  }

  private void catches(List<Class<?>> canaries) {
    var caught =
        String.join(
            "\n",
            rule.apply(House.CANARIES)
                .evaluate(House.CANARIES.classes())
                .getFailureReport()
                .getDetails());
    assertThat(canaries)
        .allSatisfy(canary -> assertThat(caught).as("what was caught").contains(canary.getName()));
  }

  private void sparesOthersThan(List<Class<?>> canaries) {
    Set<String> names = canaries.stream().map(Class::getName).collect(Collectors.toSet());
    var others =
        House.CANARIES
            .classes()
            .that(DescribedPredicate.describe("others", type -> !names.contains(type.getName())));
    rule.apply(House.CANARIES).allowEmptyShould(true).check(others);
  }
}
