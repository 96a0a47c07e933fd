package dev.issuetracker.persistence;

import static dev.issuetracker.domain.Eventually.eventually;
import static dev.issuetracker.domain.Together.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.issuetracker.application.Unavailable;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.application.finding.IssueCriteria;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.domain.Issue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The language of a tracker is changed while it holds issues, and comes to be that of old texts.
 */
final class SearchLanguageTest extends DatabaseTest {

  @BeforeEach
  void beginInEnglish() throws SQLException {
    execute("TRUNCATE search_documents");
    speak("english");
    rewriteAll();
  }

  @Test
  void texts_of_before_are_found_by_the_rules_of_the_new_language() {
    var houses = open("Zwei alte Häuser");
    var running = open("Somebody is running");
    comment(running, "Drei neue Bäume");

    assertThat(found("\"haus\"")).isEmpty();
    assertThat(found("\"run\"")).containsExactly(running.id());

    speak("german");
    rewriteAll();
    assertThat(found("\"haus\"")).containsExactly(houses.id());
    assertThat(found("\"baum\"")).containsExactly(running.id());
    assertThat(found("\"run\"")).isEmpty();
    assertThat(found("\"running\"")).containsExactly(running.id());

    // What comes in from now on, too, and what is written anew.
    var door = open("Die Türen");
    assertThat(found("\"tür\"")).containsExactly(door.id());

    speak("english");
    rewriteAll();
    assertThat(found("\"run\"")).containsExactly(running.id());
    assertThat(found("\"baum\"")).isEmpty();
  }

  @Test
  void nothing_that_was_under_way_while_the_language_changed_stays_in_the_old_one() {
    var before = open("Häuser von vorher");
    var spoken = new CompletableFuture<Void>();
    var written = new CountDownLatch(1);
    var slow =
        CompletableFuture.supplyAsync(
            () ->
                write(
                    () -> {
                      var mine = openHouses();
                      written.countDown();
                      eventually("somebody waits", () -> waiting() > 0 || spoken.isDone());
                      // Nobody waits long for who waits for us.
                      return List.of(mine.id(), elsewhere(() -> openHouses().id()));
                    }));
    await(written);
    speak("german");
    rewriteAll();
    spoken.complete(null);
    var all = new ArrayList<>(slow.join());
    all.add(before.id());
    all.add(openHouses().id());

    assertThat(found("\"haus\"")).containsExactlyInAnyOrderElementsOf(all);
  }

  private Issue openHouses() {
    return open("Alte Häuser");
  }

  @Test
  void whoever_comes_while_the_language_changes_writes_in_the_new_one() throws SQLException {
    var written = new CountDownLatch(1);
    var rewritten = new CompletableFuture<Void>();
    try (var changer = begin()) {
      changer.createStatement().execute("SELECT speak('german')");
      var houses =
          CompletableFuture.supplyAsync(
              () ->
                  write(
                      () -> {
                        var mine = openHouses();
                        written.countDown();
                        eventually("older ones are written anew", rewritten::isDone);
                        return mine.id();
                      }));
      eventually("the writer waits or is through", () -> waiting() > 0 || written.getCount() == 0);
      changer.commit();
      rewriteAll();
      rewritten.complete(null);
      var id = houses.join();
      assertThat(found("\"haus\"")).containsExactly(id);
    }
  }

  @Test
  void one_that_is_killed_between_two_parts_or_within_one_is_followed_by_another()
      throws SQLException {
    var all = new ArrayList<Long>();
    for (int i = 0; i < 7; i++) {
      all.add(open("Häuser " + i).id());
    }
    speak("german");
    assertThat(rewrite(2)).isEqualTo(2);
    assertThat(found("\"haus\"")).hasSize(2);

    try (var killed = begin()) {
      killed.createStatement().execute("SELECT rewrite_documents(2)");
      // While it is at it, nobody else is.
      assertThat(rewrite(2)).isZero();
      killed.abort(Runnable::run);
    }
    eventually("the dead one has let go", () -> rewrite(2) == 2);
    assertThat(found("\"haus\"")).hasSize(4);

    try (var next = Database.open(settings, "german")) {
      eventually("all is written anew", () -> next.rewriteDocuments() == 0);
    }
    assertThat(found("\"haus\"")).containsExactlyInAnyOrderElementsOf(all);
    assertThat(asked("SELECT count(*) AS n FROM search_rewriting")).isZero();
  }

  @Test
  void an_edit_that_is_under_way_is_not_written_over() throws SQLException {
    var issue = open("Häuser");
    speak("german");
    try (var editor = begin()) {
      editor
          .createStatement()
          .execute("UPDATE issues SET title = 'Bäume' WHERE id = " + issue.id());
      assertThatThrownBy(() -> rewrite(1)).isInstanceOf(Unavailable.class);

      var next = CompletableFuture.runAsync(() -> eventually("it is through", this::rewritesOne));
      eventually("it waits for the editor", () -> waiting() > 0);
      editor.commit();
      next.join();
    }
    assertThat(found("\"baum\"")).containsExactly(issue.id());
    assertThat(found("\"haus\"")).isEmpty();
  }

  @Test
  void another_change_in_the_middle_begins_anew() {
    var one = open("Häuser are running");
    var other = open("Bäume are running");
    speak("german");
    rewrite(1);
    speak("english");
    rewriteAll();

    assertThat(found("\"run\"")).containsExactlyInAnyOrder(one.id(), other.id());
    assertThat(rewrite(1)).isZero();
  }

  private boolean rewritesOne() {
    try {
      return rewrite(1) == 1;
    } catch (Unavailable e) {
      return false;
    }
  }

  private void speak(String language) {
    SearchLanguage.speak(settings, language);
  }

  private int rewrite(int most) {
    return SearchLanguage.rewrite(database.connections(), most);
  }

  private void rewriteAll() {
    eventually("all is written anew", () -> rewrite(100) == 0);
  }

  private Connection begin() throws SQLException {
    var connection = TestPostgres.connect(settings);
    connection.setAutoCommit(false);
    return connection;
  }

  private void execute(String statement) throws SQLException {
    try (var connection = TestPostgres.connect(settings)) {
      connection.createStatement().execute(statement);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void comment(Issue issue, String body) {
    write(() -> ports.comments().add(issue, null, body, by()));
  }

  private List<Long> found(String text) {
    var criteria = IssueCriteria.everything().saying(SearchText.of(text));
    var window = new Window(20, new Start.Page(1), Counting.NONE);
    var found = read(() -> ports.issueSearch().find(actor(), criteria, window, false));
    // Titles that are merely similar were not found.
    return found.fuzzy()
        ? List.of()
        : found.hits().items().stream().map(hit -> hit.issue().id()).toList();
  }
}
