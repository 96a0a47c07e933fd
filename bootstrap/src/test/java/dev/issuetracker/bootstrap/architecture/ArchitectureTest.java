package dev.issuetracker.bootstrap.architecture;

import static dev.issuetracker.bootstrap.architecture.Ring.BOOTSTRAP;
import static dev.issuetracker.bootstrap.architecture.Ring.CSV;
import static dev.issuetracker.bootstrap.architecture.Ring.PERSISTENCE;
import static dev.issuetracker.bootstrap.architecture.Ring.REST;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.issuetracker.application.architecture.ArchitectureRules;
import dev.issuetracker.bootstrap.architecture.canary.application.CallsTheWeb;
import dev.issuetracker.bootstrap.architecture.canary.application.FindsClassesByName;
import dev.issuetracker.bootstrap.architecture.canary.application.KnowsAController;
import dev.issuetracker.bootstrap.architecture.canary.application.LeakyPorts;
import dev.issuetracker.bootstrap.architecture.canary.application.OpensATransaction;
import dev.issuetracker.bootstrap.architecture.canary.application.StartsAThread;
import dev.issuetracker.bootstrap.architecture.canary.application.UsesTheMemory;
import dev.issuetracker.bootstrap.architecture.canary.application.WritesALog;
import dev.issuetracker.bootstrap.architecture.canary.csv.AnswersRequests;
import dev.issuetracker.bootstrap.architecture.canary.csv.ReadsJson;
import dev.issuetracker.bootstrap.architecture.canary.domain.AsksForTheTime;
import dev.issuetracker.bootstrap.architecture.canary.domain.ChangesUnderOthers;
import dev.issuetracker.bootstrap.architecture.canary.domain.ComparesPlaces;
import dev.issuetracker.bootstrap.architecture.canary.domain.CountsForEverybody;
import dev.issuetracker.bootstrap.architecture.canary.domain.GoneWrong;
import dev.issuetracker.bootstrap.architecture.canary.domain.IsABean;
import dev.issuetracker.bootstrap.architecture.canary.domain.KeepsAnOptional;
import dev.issuetracker.bootstrap.architecture.canary.domain.KnowsAUseCase;
import dev.issuetracker.bootstrap.architecture.canary.domain.LooksAround;
import dev.issuetracker.bootstrap.architecture.canary.domain.MustBeCaught;
import dev.issuetracker.bootstrap.architecture.canary.domain.OpenChoice;
import dev.issuetracker.bootstrap.architecture.canary.domain.RemembersForEverybody;
import dev.issuetracker.bootstrap.architecture.canary.domain.RollsDice;
import dev.issuetracker.bootstrap.architecture.canary.domain.StaysOpen;
import dev.issuetracker.bootstrap.architecture.canary.domain.TalksToADatabase;
import dev.issuetracker.bootstrap.architecture.canary.domain.ThrowsAnything;
import dev.issuetracker.bootstrap.architecture.canary.rest.AbstractController;
import dev.issuetracker.bootstrap.architecture.canary.rest.ControllerImpl;
import dev.issuetracker.bootstrap.architecture.canary.rest.ControlsATransaction;
import dev.issuetracker.bootstrap.architecture.canary.rest.KnowsTheDatabase;
import dev.issuetracker.bootstrap.architecture.canary.rest.KnowsWhoStartsIt;
import dev.issuetracker.bootstrap.architecture.canary.rest.ReadsASheet;
import dev.issuetracker.bootstrap.architecture.canary.rest.ReadsRows;
import dev.issuetracker.bootstrap.architecture.canary.rest.RequestMapper;
import dev.issuetracker.bootstrap.architecture.canary.rest.unmarked.Unmarked;
import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The architecture document. Read it from top to bottom; every sentence is checked, and every rule
 * catches the canaries that it names: small classes that break it on purpose.
 */
class ArchitectureTest {

  @Nested
  class Dependencies_point_inwards {
    @Test
    void the_domain_knows_no_other_ring() {
      Law.that(ArchitectureRules::domainKnowsNoOtherRing).isKeptAndCatches(KnowsAUseCase.class);
    }

    @Test
    void the_application_knows_the_domain_alone() {
      Law.that(ArchitectureRules::applicationKnowsTheDomainAlone)
          .isKeptAndCatches(KnowsAController.class);
    }

    @Test
    void adapters_do_not_know_each_other() {
      Law.that(ArchitectureRules::adaptersDoNotKnowEachOther)
          .isKeptAndCatches(KnowsTheDatabase.class);
    }

    @Test
    void nobody_knows_who_puts_the_house_together() {
      Law.that(ArchitectureRules::nobodyKnowsTheOutermostRing)
          .isKeptAndCatches(KnowsWhoStartsIt.class);
    }

    @Test
    void the_use_cases_do_not_know_the_memory_that_ships_with_them() {
      Law.that(ArchitectureRules::nobodyInsideKnowsTheMemory).isKeptAndCatches(UsesTheMemory.class);
    }
  }

  @Nested
  class The_inner_rings_are_plain_Java {
    @Test
    void the_domain_knows_a_small_part_of_the_JDK() {
      Law.that(ArchitectureRules::domainIsPlainJava)
          .isKeptAndCatches(TalksToADatabase.class, IsABean.class, KnowsAUseCase.class);
    }

    @Test
    void the_application_adds_streams_locks_and_digests() {
      Law.that(ArchitectureRules::applicationIsPlainJava)
          .isKeptAndCatches(CallsTheWeb.class, WritesALog.class, KnowsAController.class);
    }

    @Test
    void they_start_no_thread_and_load_no_class() {
      Law.that(ArchitectureRules::innerRingsStartNothing)
          .isKeptAndCatches(StartsAThread.class, FindsClassesByName.class);
    }
  }

  @Nested
  class Time_and_chance_come_from_outside {
    @Test
    void nobody_inside_asks_for_the_time_or_rolls_dice() {
      Law.that(ArchitectureRules::timeAndChanceComeFromOutside)
          .isKeptAndCatches(AsksForTheTime.class, RollsDice.class);
    }

    @Test
    void nobody_inside_asks_where_it_runs() {
      Law.that(ArchitectureRules::surroundingsComeFromOutside).isKeptAndCatches(LooksAround.class);
    }
  }

  @Nested
  class Refusals_are_typed {
    @Test
    void no_bare_exception_is_made_inside() {
      Law.that(ArchitectureRules::refusalsAreTyped).isKeptAndCatches(ThrowsAnything.class);
    }

    @Test
    void few_exceptions_leave_a_use_case_and_all_are_unchecked() {
      Law.that(ArchitectureRules::exceptionsAreFew)
          .isKeptAndCatches(GoneWrong.class, MustBeCaught.class);
    }

    /** In class files a try-with-resources catches everything too, so this reads the sources. */
    @Test
    void nobody_catches_everything() {
      var everything = Pattern.compile("catch \\((final )?(Throwable|Error) ");

      assertThat(Sources.CANARIES.matching(everything)).containsExactly("CatchesEverything.java");
      assertThat(Sources.MAIN.matching(everything)).isEmpty();
    }
  }

  @Nested
  class Use_cases_decide_what_happens_together {
    @Test
    void only_they_open_transactions() {
      Law.that(ArchitectureRules::transactionsAreOpenedByUseCases)
          .isKeptAndCatches(OpensATransaction.class, ControlsATransaction.class);
    }

    @Test
    void what_they_need_from_outside_is_an_interface() {
      Law.that(ArchitectureRules::portsAreInterfaces).isKeptAndCatches(LeakyPorts.class);
    }
  }

  @Nested
  class Edges_stay_at_the_edge {
    @Test
    void databases() {
      new Law(
              house ->
                  house
                      .rules()
                      .staysAtTheEdge(
                          "databases",
                          List.of(
                              "java.sql..",
                              "javax.sql..",
                              "org.postgresql..",
                              "com.zaxxer.hikari..",
                              "org.flywaydb.."),
                          house.rings(PERSISTENCE, BOOTSTRAP)))
          .isKeptAndCatches(TalksToADatabase.class, ReadsRows.class);
    }

    @Test
    void the_framework() {
      new Law(
              house ->
                  house
                      .rules()
                      .staysAtTheEdge(
                          "frameworks",
                          List.of("io.micronaut..", "io.netty..", "jakarta.."),
                          house.rings(REST, BOOTSTRAP)))
          .isKeptAndCatches(IsABean.class, AnswersRequests.class);
    }

    @Test
    void file_formats() {
      new Law(
              house ->
                  house
                      .rules()
                      .staysAtTheEdge(
                          "file formats",
                          List.of("org.apache.commons.csv..", "org.dhatim.."),
                          house.rings(CSV)))
          .isKeptAndCatches(ReadsASheet.class);
    }

    @Test
    void json() {
      new Law(
              house ->
                  house
                      .rules()
                      .staysAtTheEdge(
                          "JSON libraries",
                          List.of("com.fasterxml.jackson.."),
                          house.rings(REST, PERSISTENCE, BOOTSTRAP)))
          .isKeptAndCatches(ReadsJson.class);
    }
  }

  @Nested
  class Shapes_and_names {
    @Test
    void a_name_says_what_a_thing_is() {
      Law.that(ArchitectureRules::namesSayWhatThingsAre)
          .isKeptAndCatches(AbstractController.class, ControllerImpl.class, RequestMapper.class);
    }

    @Test
    void a_choice_of_the_domain_is_closed() {
      Law.that(ArchitectureRules::domainInterfacesAreSealed).isKeptAndCatches(OpenChoice.class);
    }

    @Test
    void nobody_inherits_from_the_inner_rings() {
      Law.that(ArchitectureRules::innerClassesAreClosed).isKeptAndCatches(StaysOpen.class);
    }

    @Test
    void they_keep_nothing_that_two_trackers_would_share() {
      Law.that(ArchitectureRules::innerRingsKeepNoStaticState)
          .isKeptAndCatches(CountsForEverybody.class, RemembersForEverybody.class);
    }

    @Test
    void a_value_never_changes() {
      Law.that(ArchitectureRules::valuesAreImmutable).isKeptAndCatches(ChangesUnderOthers.class);
    }

    @Test
    void values_that_hold_the_same_are_the_same() {
      Law.that(ArchitectureRules::valuesAreComparedByWhatTheyHold)
          .isKeptAndCatches(ComparesPlaces.class);
    }

    @Test
    void an_Optional_is_an_answer_and_never_kept() {
      Law.that(ArchitectureRules::optionalIsNeverKept).isKeptAndCatches(KeepsAnOptional.class);
    }

    @Test
    void every_package_is_checked_for_null() {
      Law.that(ArchitectureRules::packagesAreNullMarked).isKeptAndCatches(Unmarked.class);
    }
  }

  @Nested
  class The_rules_themselves {
    @ParameterizedTest
    @EnumSource
    void speak_of_packages_that_are_there(Ring ring) {
      var packageName = House.OURS.ring(ring);

      assertThat(House.OURS.classes().containPackage(packageName)).as(packageName).isTrue();
    }

    @Test
    void are_all_in_this_document() {
      var published =
          Stream.of(ArchitectureRules.class.getDeclaredMethods())
              .filter(method -> method.getReturnType() == ArchRule.class)
              .map(Method::getName)
              .collect(toSet());
      var written =
          new ClassFileImporter()
              .importPackagesOf(ArchitectureTest.class).stream()
                  .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                  .filter(access -> access.getOriginOwner().getName().contains("ArchitectureTest"))
                  .filter(access -> access.getTargetOwner().isEquivalentTo(ArchitectureRules.class))
                  .map(JavaAccess::getName)
                  .collect(toSet());

      assertThat(written).isEqualTo(published);
    }
  }
}
