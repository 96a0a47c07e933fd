package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.domain.Issue;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Any list of any issues, held against a model that knows no index and no SQL: the same issues in
 * the same order, however one walks along them.
 */
public abstract class IssueListProperties implements Store {

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void a_list_has_the_issues_that_fit_in_their_order_whichever_way_one_walks(
      @ForAll("plans") List<ListModel.Plan> plans,
      @ForAll("wishes") List<ListModel.Wish> wishes,
      @ForAll("sizes") int size) {
    var ports = ports();
    var model = new ListModel(World.in(ports), plans);
    for (var wish : wishes) {
      var criteria = model.criteria(wish);
      var expected = model.expected(wish);
      countsHold(ports, model, criteria, expected);
      if (wish.looked() != null && expected.isEmpty()) {
        var found = find(ports, model, criteria, Pages.all());
        assertThat(found.fuzzy() || found.hits().items().isEmpty()).as(wish.toString()).isTrue();
        continue;
      }
      var walked = Pages.walk(size, window -> list(ports, model, criteria, window));
      assertThat(walked).extracting(Issue::id).as(wish.toString()).isEqualTo(expected);
      if (walked.size() > 1) {
        Pages.edgesHold(walked, window -> list(ports, model, criteria, window));
      }
      var counted = list(ports, model, criteria, Pages.counted(Window.Counting.CAPPED)).count();
      assertThat(counted).isEqualTo(new Slice.Count(expected.size(), true));
    }
  }

  private static void countsHold(
      Ports ports, ListModel model, IssueCriteria criteria, List<Long> expected) {
    var world = model.world();
    var status = EnumSet.of(Facet.STATUS);
    var counts =
        world.read(() -> ports.issueSearch().count(world.actor(), criteria, status, false));
    assertThat(counts.get(Facet.STATUS).values())
        .extracting(Facet.Value::value, Facet.Value::count)
        .as(criteria.toString())
        .containsExactlyInAnyOrderElementsOf(
            model.statuses(expected).entrySet().stream()
                .map(entry -> tuple(entry.getKey(), entry.getValue()))
                .toList());
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void a_ranking_has_the_issues_that_fit_whichever_way_one_walks(
      @ForAll("plans") List<ListModel.Plan> plans,
      @ForAll("wishes") List<ListModel.Wish> wishes,
      @ForAll("sizes") int size) {
    var ports = ports();
    var model = new ListModel(World.in(ports), plans);
    for (var wish : wishes) {
      var expected = model.expected(wish);
      if (wish.looked() != null && !expected.isEmpty()) {
        var criteria = model.criteria(wish).sortedBy(Sort.RELEVANCE, true);
        var walked = Pages.walk(size, window -> list(ports, model, criteria, window));
        assertThat(walked)
            .extracting(Issue::id)
            .as(wish.toString())
            .containsExactlyInAnyOrderElementsOf(expected);
        var found = find(ports, model, criteria, Pages.all());
        assertThat(found.rankedOf()).isEqualTo(expected.size());
      }
    }
  }

  private static Found find(Ports ports, ListModel model, IssueCriteria criteria, Window window) {
    var world = model.world();
    return world.read(() -> ports.issueSearch().find(world.actor(), criteria, window, false));
  }

  private static Slice<Issue> list(
      Ports ports, ListModel model, IssueCriteria criteria, Window window) {
    var world = model.world();
    return world.read(() -> ports.issueSearch().list(world.actor(), criteria, window));
  }

  @Provide
  Arbitrary<List<ListModel.Plan>> plans() {
    return ListModel.plans().list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<ListModel.Wish>> wishes() {
    return ListModel.wishes().list().ofSize(4);
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return net.jqwik.api.Arbitraries.integers().between(1, 4);
  }
}
