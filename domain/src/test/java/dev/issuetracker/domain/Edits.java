package dev.issuetracker.domain;

import static dev.issuetracker.domain.IssueFixture.ALICE;
import static dev.issuetracker.domain.IssueFixture.BOB;
import static dev.issuetracker.domain.IssueFixture.BUG;
import static dev.issuetracker.domain.IssueFixture.DOCS;
import static dev.issuetracker.domain.IssueFixture.OPS;
import static dev.issuetracker.domain.IssueFixture.URGENT;
import static dev.issuetracker.domain.IssueFixture.WEB;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Edits of every kind, over so few values that they often meet. */
final class Edits {
  private Edits() {}

  static Arbitrary<IssueEdit> any() {
    return field().list().ofMaxSize(5).map(Edits::together);
  }

  private static IssueEdit together(List<Consumer<IssueEdit.Builder>> fields) {
    var builder = IssueEdit.edit();
    fields.forEach(field -> field.accept(builder));
    return builder.build();
  }

  private static Arbitrary<Consumer<IssueEdit.Builder>> field() {
    return Arbitraries.oneOf(
        List.of(
            set(Arbitraries.of("One", "Two"), IssueEdit.Builder::title),
            set(Arbitraries.of("One", "Two").injectNull(0.3), IssueEdit.Builder::description),
            set(Arbitraries.of(Status.class), IssueEdit.Builder::status),
            set(Arbitraries.of(Priority.class), IssueEdit.Builder::priority),
            set(dates().injectNull(0.3), IssueEdit.Builder::dueDate),
            set(Arbitraries.of(ALICE, BOB).injectNull(0.3), IssueEdit.Builder::assignee),
            set(Arbitraries.of(WEB, OPS), IssueEdit.Builder::project),
            set(labels(), IssueEdit.Builder::labels)));
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28));
  }

  private static Arbitrary<List<LabelRef>> labels() {
    return Arbitraries.subsetOf(BUG, URGENT, DOCS).map(List::copyOf);
  }

  private static <T> Arbitrary<Consumer<IssueEdit.Builder>> set(
      Arbitrary<T> values, BiConsumer<IssueEdit.Builder, T> setter) {
    return values.map(value -> builder -> setter.accept(builder, value));
  }
}
