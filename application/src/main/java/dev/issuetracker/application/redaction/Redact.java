package dev.issuetracker.application.redaction;

import dev.issuetracker.application.Actor;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.Texts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wish to redact one thing: a comment, a field of an issue, or an attachment.
 *
 * @param field "title" or "description", with an issue and with nothing else
 * @param reason why, for everybody to read; it must not repeat what is redacted
 */
public record Redact(
    Actor actor,
    @Nullable Long comment,
    @Nullable Long issue,
    @Nullable String field,
    @Nullable Long attachment,
    @Nullable String reason) {

  /** What is meant. */
  sealed interface Target {
    /** What a comment says. */
    record OfComment(long id) implements Target {}

    /** What a field says, and said. */
    record OfField(long issue, IssueField field) implements Target {}

    /** A file and its name. */
    record OfAttachment(long id) implements Target {}
  }

  public List<Fault> faults() {
    return faults(comment, issue, field, attachment, reason);
  }

  /** Of a wish as somebody describes it, whoever that is. */
  public static List<Fault> faults(
      @Nullable Long comment,
      @Nullable Long issue,
      @Nullable String field,
      @Nullable Long attachment,
      @Nullable String reason) {
    var faults = new Faults().add(Texts.line("/reason", reason, Texts.TITLE_LIMIT));
    if (Stream.of(comment, issue, attachment).filter(Objects::nonNull).count() != 1) {
      faults.add(
          new Fault(
              "", "one_target", "exactly one of comment, issue and attachment must be given"));
    }
    if (issue == null && field != null) {
      faults.add(new Fault("/field", "not_allowed", "goes with issue only"));
    }
    if (issue != null && named(field) == null) {
      faults.add(new Fault("/field", "invalid_field", "must be title or description"));
    }
    return faults.toList();
  }

  Target target() {
    new Faults().addAll(faults()).refuse();
    if (comment != null) {
      return new Target.OfComment(comment);
    }
    var named = named(field);
    if (issue != null && named != null) {
      return new Target.OfField(issue, named);
    }
    return new Target.OfAttachment(Objects.requireNonNull(attachment));
  }

  String givenReason() {
    return Texts.trim(Texts.given(reason));
  }

  private static @Nullable IssueField named(@Nullable String field) {
    return switch (field) {
      case "title" -> IssueField.TITLE;
      case "description" -> IssueField.DESCRIPTION;
      case null, default -> null;
    };
  }
}
