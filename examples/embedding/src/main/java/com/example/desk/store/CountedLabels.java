package com.example.desk.store;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.ProjectKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Labels that are kept elsewhere, of which only this store knows which issues carry them. */
public record CountedLabels(LabelRepository kept, Database database, JdbcIssueRepository issues)
    implements LabelRepository {

  @Override
  public List<LabelRef> ensure(Collection<LabelName> names, Instant now) {
    return kept.ensure(names, now);
  }

  @Override
  public Label add(LabelName name, String color, @Nullable String description, Instant now) {
    return kept.add(name, color, description, now);
  }

  @Override
  public Optional<Label> find(long id) {
    return kept.find(id).map(this::counted);
  }

  @Override
  public Label save(Label label) {
    return counted(kept.save(label));
  }

  @Override
  public void hold(long id) {
    kept.hold(id);
  }

  @Override
  public long uses(long id) {
    var sql =
        """
        SELECT COUNT(*) FROM issue_labels l JOIN issues i ON i.id = l.issue_id
        WHERE l.label_id = ? AND i.deleted_at IS NULL
        """;
    return database.query(sql, row -> row.number(1), id).getFirst();
  }

  @Override
  public Optional<ProjectKey> archivedWith(long id) {
    return issues
        .carrying(id)
        .filter(issue -> issue.project().archived())
        .map(issue -> issue.project().key())
        .min(Comparator.comparing(ProjectKey::toString));
  }

  @Override
  public void delete(long id, Authorship by) {
    var without = issues.carrying(id).map(issue -> without(issue, id, by.at())).toList();
    if (!issues.save(without, by)) {
      throw new IllegalStateException("an issue changed while its label was taken off");
    }
    kept.delete(id, by);
  }

  private static Changed without(Issue issue, long label, Instant at) {
    var rest = issue.labels().stream().filter(other -> other.id() != label).toList();
    return issue.edit(IssueEdit.edit().labels(rest).build(), project -> issue.number(), at);
  }

  @Override
  public Slice<Label> list(Actor actor, @Nullable String q, Window window) {
    return kept.list(actor, q, window).map(this::counted);
  }

  private Label counted(Label label) {
    return new Label(
        label.id(),
        label.name(),
        label.color(),
        label.description(),
        uses(label.id()),
        label.createdAt());
  }
}
