package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.application.issue.IssueRepository;
import dev.issuetracker.application.label.LabelRepository;
import dev.issuetracker.domain.Changed;
import dev.issuetracker.domain.Color;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.IssueEdit;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryLabelRepository implements LabelRepository {
  private final MemoryStore store;
  private final Present present;
  private final IssueRepository issues;

  MemoryLabelRepository(MemoryStore store, Present present, IssueRepository issues) {
    this.store = store;
    this.present = present;
    this.issues = issues;
  }

  @Override
  public List<LabelRef> ensure(Collection<LabelName> names, Instant now) {
    return names.stream().map(name -> ensure(name, now).ref()).distinct().toList();
  }

  private Label ensure(LabelName name, Instant now) {
    return store
        .labelNames
        .find(name.folded())
        .map(store.labels::get)
        .orElseGet(() -> add(name, Color.byName(name), null, now));
  }

  @Override
  public Label add(LabelName name, String color, @Nullable String description, Instant now) {
    refuseTaken(name, null);
    var label = new Label(store.nextId(), name, color, description, 0, now);
    put(label);
    return label;
  }

  @Override
  public Optional<Label> find(long id) {
    return store.labels.find(id).map(present::label);
  }

  @Override
  public Label save(Label label) {
    refuseTaken(label.name(), label.id());
    store.labelNames.remove(store.labels.get(label.id()).name().folded());
    put(label);
    return present.label(label);
  }

  @Override
  public void hold(long id) {
    store.transactions.writing().touch();
  }

  @Override
  public long uses(long id) {
    return present.uses(id);
  }

  @Override
  public Optional<ProjectKey> archivedWith(long id) {
    return issues.findAll(List.copyOf(store.carriers.range(Link.first(id), Link.last(id)))).stream()
        .filter(issue -> issue.project().archived())
        .map(issue -> issue.project().key())
        .min(Comparator.comparing(ProjectKey::toString));
  }

  @Override
  public void delete(long id, Authorship by) {
    var carriers = List.copyOf(store.carriers.range(Link.first(id), Link.last(id)));
    var without =
        issues.findAll(carriers).stream().map(issue -> without(issue, id, by.at())).toList();
    if (!issues.save(without, by)) {
      throw new IllegalStateException("an issue changed while the label was taken off");
    }
    store.labelNames.remove(store.labels.get(id).name().folded());
    store.labels.remove(id);
  }

  private static Changed without(Issue issue, long label, Instant at) {
    var rest = issue.labels().stream().filter(other -> other.id() != label).toList();
    return issue.edit(IssueEdit.edit().labels(rest).build(), project -> issue.number(), at);
  }

  @Override
  public Slice<Label> list(Actor actor, @Nullable String q, Window window) {
    var fitting =
        store.labels.all().stream()
            .filter(label -> Matching.holds(label.name().value(), q))
            .toList();
    return Order.ofNames().cut(fitting, label -> label.name().folded(), window).map(present::label);
  }

  private void put(Label label) {
    store.labels.put(label.id(), label);
    store.labelNames.put(label.name().folded(), label.id());
  }

  private void refuseTaken(LabelName name, @Nullable Long by) {
    if (store.labelNames.find(name.folded()).filter(id -> !id.equals(by)).isPresent()) {
      throw new Rejected(new Rejection.NameTaken("label", "name", name.value()));
    }
  }
}
