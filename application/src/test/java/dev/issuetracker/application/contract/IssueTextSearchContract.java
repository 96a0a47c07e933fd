package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.Choice;
import dev.issuetracker.application.finding.Facet;
import dev.issuetracker.application.finding.Found;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.application.finding.IssueHit;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.application.finding.Snippet;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What everybody keeps who looks for words. Only words that are the same in every form of them. */
public abstract class IssueTextSearchContract extends PortsContract {

  @Test
  void all_words_are_in_title_and_description_or_all_in_one_comment() {
    var both = world.open(world.anIssue().titled("Crimson door").saying("An amber window"));
    var said = world.open(world.anIssue().titled("Nothing"));
    world.comment(said, "crimson and amber");
    var apart = world.open(world.anIssue().titled("Crimson"));
    world.comment(apart, "amber");

    assertThat(ids("crimson amber")).containsExactly(said.id(), both.id());
    assertThat(ids("amber")).containsExactly(apart.id(), said.id(), both.id());
  }

  @Test
  void an_issue_that_says_a_word_in_many_places_is_found_once() {
    var issue = world.open(world.anIssue().titled("Crimson door").saying("A crimson window"));
    world.comment(issue, "crimson");
    world.comment(issue, "still crimson");
    var other = world.open(world.anIssue().titled("Crimson"));

    assertThat(ids("crimson")).containsExactly(other.id(), issue.id());
    assertThat(ids("crimson door")).containsExactly(issue.id());
    var ranked = list(criteria("crimson").sortedBy(Sort.RELEVANCE, true), Pages.all());
    assertThat(ranked.hits().items()).hasSize(2);
    assertThat(ranked.rankedOf()).isEqualTo(2);
    var count = found("crimson").hits().count();
    assertThat(count == null ? -1 : count.value()).isEqualTo(2);
  }

  @Test
  void phrases_exclusions_and_alternatives_are_understood() {
    var one = world.open(world.anIssue().titled("crimson amber door"));
    var other = world.open(world.anIssue().titled("amber crimson window"));

    assertThat(ids("\"crimson amber\"")).containsExactly(one.id());
    assertThat(ids("crimson -window")).containsExactly(one.id());
    assertThat(ids("door or window")).containsExactly(other.id(), one.id());
    assertThat(ids("amber or nowhere")).containsExactly(other.id(), one.id());
  }

  @Test
  void the_last_word_may_be_half_typed_unless_it_is_quoted_or_excluded() {
    var issue = world.open(world.anIssue().titled("crimson window"));

    assertThat(ids("crim")).containsExactly(issue.id());
    assertThat(ids("window crim")).containsExactly(issue.id());
    assertThat(found("\"crim\"").fuzzy()).isTrue();
    assertThat(ids("window -crim")).containsExactly(issue.id());
    assertThat(found("crim window").fuzzy()).isTrue();
  }

  @Test
  void stop_words_alone_match_nothing_and_among_others_do_not_matter() {
    var issue = world.open(world.anIssue().titled("the crimson door"));

    assertThat(found("the").hits().items()).isEmpty();
    assertThat(found("the").fuzzy()).isFalse();
    assertThat(ids("the door")).containsExactly(issue.id());
    assertThat(ids("door the")).containsExactly(issue.id());
  }

  @Test
  void an_issue_is_found_by_its_id_and_by_any_of_its_keys() {
    var issue = world.open(world.anIssue());
    var key = issue.key().toString();

    assertThat(ids(Long.toString(issue.id()))).containsExactly(issue.id());
    assertThat(ids(key)).containsExactly(issue.id());
    assertThat(ids(key.toLowerCase(java.util.Locale.ROOT))).containsExactly(issue.id());
  }

  @Test
  void what_was_changed_is_found_as_it_is_now() {
    var issue = world.open(world.anIssue().titled("crimson"));
    world.rename(issue, "amber");

    assertThat(ids("amber")).containsExactly(issue.id());
    assertThat(found("\"crimson\"").hits().items()).isEmpty();
  }

  @Test
  void similar_titles_are_answered_only_when_nothing_fits() {
    var issue = world.open(world.anIssue().titled("Pagination of the catalogue"));

    var found = found("pagnation");

    assertThat(found.fuzzy()).isTrue();
    assertThat(found.hits().items())
        .extracting(hit -> hit.issue().id())
        .containsExactly(issue.id());
    assertThat(found("pagination").fuzzy()).isFalse();
    assertThat(found("zzyzx").fuzzy()).isFalse();
    assertThat(found("zzyzx").hits().items()).isEmpty();
  }

  @Test
  void similar_titles_can_be_walked_as_every_list() {
    for (int i = 0; i < 5; i++) {
      world.open(world.anIssue().titled("Pagination " + i));
    }
    var criteria = criteria("pagnation");

    Pages.holds(
        list(criteria, Pages.all()).hits().map(IssueHit::issue).items(),
        window -> list(criteria, window).hits().map(IssueHit::issue));
  }

  @Test
  void of_similar_titles_those_that_are_more_alike_are_more_relevant() {
    var more = world.open(world.anIssue().titled("Pagination"));
    var less = world.open(world.anIssue().titled("Pagnetion"));

    var found = list(criteria("pagnation").sortedBy(Sort.RELEVANCE, true), Pages.all());

    assertThat(found.hits().items())
        .extracting(hit -> hit.issue().id())
        .containsExactly(more.id(), less.id());
  }

  @Test
  void the_most_relevant_come_first_and_can_be_walked() {
    var comment = world.open(world.anIssue().titled("Nothing"));
    world.comment(comment, "crimson");
    var title = world.open(world.anIssue().titled("crimson"));
    var description = world.open(world.anIssue().titled("Nothing").saying("crimson"));
    var criteria = criteria("crimson").sortedBy(Sort.RELEVANCE, true);

    var found = list(criteria, Pages.all());

    assertThat(found.hits().items())
        .extracting(hit -> hit.issue().id())
        .containsExactly(title.id(), description.id(), comment.id());
    assertThat(found.rankedOf()).isEqualTo(3);
    var beyond = new Window(20, new Start.Page(2), Counting.NONE);
    assertThat(list(criteria, beyond).rankedOf()).isEqualTo(3);
    assertThat(list(criteria("the").sortedBy(Sort.RELEVANCE, true), Pages.all()).rankedOf())
        .isZero();
    Pages.holds(
        found.hits().map(IssueHit::issue).items(),
        window -> list(criteria, window).hits().map(IssueHit::issue));
  }

  @Test
  void words_and_filters_narrow_together() {
    world.open(world.anIssue().titled("crimson"));
    var closed = world.open(world.anIssue().titled("crimson").with(Status.CLOSED));
    world.delete(world.open(world.anIssue().titled("crimson").with(Status.CLOSED)));

    var criteria = criteria("crimson").having(Choice.of(Set.of(Status.CLOSED)), Choice.free());
    assertThat(list(criteria, Pages.all()).hits().items())
        .extracting(hit -> hit.issue().id())
        .containsExactly(closed.id());
  }

  @Test
  void a_snippet_shows_where_it_was_found() {
    world.open(world.anIssue().titled("The <b>crimson</b> door").saying("amber"));
    var said = world.open(world.anIssue().titled("Nothing"));
    var comment = world.comment(said, "It is crimson & amber");

    var hits = highlighted("crimson");

    assertThat(marked(hits.get(1).highlight().title())).containsExactly("crimson");
    assertThat(hits.get(1).highlight().commentId()).isNull();
    assertThat(marked(hits.get(0).highlight().text())).containsExactly("crimson");
    assertThat(hits.get(0).highlight().commentId()).isEqualTo(comment.id());
    assertThat(found("crimson").hits().items()).extracting(IssueHit::highlight).containsOnlyNulls();
  }

  private static List<String> marked(Snippet snippet) {
    return snippet.parts().stream().filter(Snippet.Part::hit).map(Snippet.Part::text).toList();
  }

  @Test
  void facets_count_the_values_of_what_fits() {
    var label = world.label("red");
    world.open(world.anIssue().titled("crimson").labelled(label).assignedTo(world.alice()));
    world.open(world.anIssue().titled("crimson").with(Status.CLOSED));
    world.open(world.anIssue().titled("crimson"));
    world.open(world.anIssue().titled("amber"));

    var all = counts("crimson", EnumSet.allOf(Facet.class), false);
    var status = told(new Facet.Value("open", 2), new Facet.Value("closed", 1));
    assertThat(all)
        .containsOnly(
            Map.entry(Facet.STATUS, status),
            Map.entry(Facet.PRIORITY, told(new Facet.Value("medium", 3))),
            Map.entry(Facet.LABEL, told(new Facet.Value(label.name(), 1))),
            Map.entry(
                Facet.ASSIGNEE,
                told(new Facet.Value("none", 2), new Facet.Value(world.alice().username(), 1))));
    assertThat(counts("crimson", EnumSet.of(Facet.STATUS), false))
        .containsOnly(Map.entry(Facet.STATUS, status));
  }

  @Test
  void facets_of_nothing_have_no_values() {
    world.open(world.anIssue().titled("amber"));

    for (var q : List.of("crimson", "the")) {
      assertThat(counts(q, EnumSet.of(Facet.LABEL, Facet.STATUS), false))
          .as(q)
          .containsOnly(Map.entry(Facet.LABEL, told()), Map.entry(Facet.STATUS, told()));
    }
  }

  private static Facet.Counts told(Facet.Value... values) {
    return new Facet.Counts(List.of(values), true, false);
  }

  private Map<Facet, Facet.Counts> counts(String q, Set<Facet> facets, boolean fuzzy) {
    return world.read(() -> ports.issueSearch().count(world.actor(), criteria(q), facets, fuzzy));
  }

  @Test
  void facets_of_similar_titles_count_those() {
    world.open(world.anIssue().titled("Pagination").with(Status.CLOSED));
    world.open(world.anIssue().titled("amber"));

    var status = EnumSet.of(Facet.STATUS);
    assertThat(counts("pagnation", status, true))
        .containsOnly(Map.entry(Facet.STATUS, told(new Facet.Value("closed", 1))));
    assertThat(counts("pagnation", status, false)).containsOnly(Map.entry(Facet.STATUS, told()));
  }

  @Test
  void texts_that_look_like_syntax_are_no_faults() {
    for (var q :
        List.of("'", "\\", "a'b\\:*", "\"", "-", "- -", "or", "or or", "&|!<->()", ":*", "%")) {
      assertThat(found(q)).as(q).isNotNull();
    }
  }

  @Test
  void a_hyphen_takes_a_word_away_only_where_one_begins_to_write() {
    var issue = world.open(world.anIssue().titled("Crimson - amber (-Xmx) fails"));

    for (var q :
        List.of(
            "Crimson - amber (-Xmx) fails",
            "crimson --- amber",
            "--amber",
            "crimson (-amber",
            "crimson|-amber",
            "crimson -) amber",
            "crimson – amber")) {
      assertThat(ids(q)).as(q).containsExactly(issue.id());
    }
    assertThat(found("crimson -amber").hits().items()).isEmpty();
  }

  @Test
  void what_is_taken_away_is_in_no_text_of_an_issue() {
    var issue = world.open(world.anIssue().titled("Crimson amber"));
    world.comment(issue, "crimson again");
    var other = world.open(world.anIssue().titled("crimson"));
    world.comment(other, "nothing but red");

    assertThat(ids("crimson -amber")).containsExactly(other.id());
    assertThat(ids("crimson -\"but red\"")).containsExactly(issue.id());
    assertThat(ids("nowhere or crimson -blue")).containsExactly(other.id(), issue.id());
  }

  @Test
  void words_are_found_however_they_stand_together() {
    var issue =
        world.open(
            world
                .anIssue()
                .titled("src/main/Crimson.java does not compile")
                .saying("A Map<Amber> by org.acme.Violet, see http://scarlet.example/azure"));
    world.comment(issue, "<Magenta> is broken");

    for (var q :
        List.of(
            "crimson compile",
            "java compile",
            "\"main/Crimson.java\"",
            "src/main/Crimson.java",
            "Map<Amber>",
            "<Amber",
            "amber violet",
            "org.acme.Violet",
            "scarlet azure",
            "magenta")) {
      assertThat(ids(q)).as(q).containsExactly(issue.id());
    }
    var marked =
        highlighted("crimson").getFirst().highlight().title().parts().stream()
            .map(Snippet.Part::text)
            .toList();
    assertThat(marked).containsExactly("src/main/", "Crimson", ".java does not compile");
  }

  @Test
  void a_phrase_may_have_common_words_within() {
    var issue = world.open(world.anIssue().titled("Crimson of amber"));
    world.open(world.anIssue().titled("Crimson and then some more amber"));

    assertThat(ids("\"crimson of amber\"")).containsExactly(issue.id());
  }

  @Test
  void similar_titles_do_not_say_what_was_taken_away() {
    world.open(world.anIssue().titled("Pagination fails"));
    var other = world.open(world.anIssue().titled("Pagination works"));

    var found = found("pagnation -fails");

    assertThat(found.fuzzy()).isTrue();
    assertThat(found.hits().items())
        .extracting(hit -> hit.issue().id())
        .containsExactly(other.id());
  }

  @Test
  void nothing_is_like_what_only_takes_away() {
    world.open(world.anIssue().titled("Pagination"));

    assertThat(found("-pagination").hits().items()).isEmpty();
    assertThat(found("-pagination").fuzzy()).isFalse();
  }

  @Test
  void whoever_walks_along_similar_titles_meets_each_whatever_others_become() {
    var others = List.of(world.open(world.anIssue().titled("crimson")));
    var alike = new ArrayList<Long>();
    for (int i = 0; i < 6; i++) {
      alike.add(world.open(world.anIssue().titled("Paginated lists " + i)).id());
    }
    var criteria = criteria("pagnated").sortedBy(Sort.RELEVANCE, true);

    var part = list(criteria, new Window(2, new Start.Page(1), Counting.NONE));
    var met = new ArrayList<>(part.hits().items().stream().map(hit -> hit.issue().id()).toList());
    others.forEach(issue -> world.rename(issue, "Pagnate"));
    for (int i = 0; i < Found.MOST_SIMILAR; i++) {
      world.open(world.anIssue().titled("Pagnate"));
    }
    world.open(world.anIssue().titled("Pagnated"));
    while (part.hits().next() != null) {
      part = list(criteria, new Window(2, new Start.After(part.hits().next()), Counting.NONE));
      assertThat(part.fuzzy()).isTrue();
      part.hits().items().forEach(hit -> met.add(hit.issue().id()));
    }

    assertThat(met).containsExactlyInAnyOrderElementsOf(alike);
  }

  private List<IssueHit> highlighted(String q) {
    return world
        .read(() -> ports.issueSearch().find(world.actor(), criteria(q), Pages.all(), true))
        .hits()
        .items();
  }

  private List<Long> ids(String q) {
    return found(q).hits().map(IssueHit::issue).items().stream().map(Issue::id).toList();
  }

  private Found found(String q) {
    return list(criteria(q), new Window(20, new Start.Page(1), Counting.CAPPED));
  }

  private Found list(IssueCriteria criteria, Window window) {
    return world.read(() -> ports.issueSearch().find(world.actor(), criteria, window, false));
  }

  private IssueCriteria criteria(String q) {
    return IssueCriteria.everything()
        .in(world.project().id())
        .saying(SearchText.of(q))
        .sortedBy(Sort.ID, true);
  }
}
