package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.History;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueEvent.LabelsChanged;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Step;
import dev.issuetracker.domain.Texts;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryHistory implements History {
  private final MemoryStore store;
  private final Present present;
  private final Telling telling;

  MemoryHistory(MemoryStore store, Present present) {
    this.store = store;
    this.present = present;
    telling = new Telling(store, present);
  }

  @Override
  public Aftermath between(long issueId, long after, long upTo) {
    var steps = of(issueId).stream().flatMap(event -> step(event, after, upTo)).toList();
    var newest = steps.subList(Math.max(0, steps.size() - StaleVersion.MOST_CHANGES), steps.size());
    return new Aftermath(
        newest.stream().map(MemoryHistory::clipped).toList(),
        steps.size() > newest.size(),
        baseline(steps));
  }

  @Override
  public Slice<HistoryEntry> timeline(Actor actor, long issueId, Window window) {
    var whole = cut(issueId, window);
    boolean back = window.start() instanceof Window.Start.Before;
    int fit = LongTexts.fitting(back ? whole.items().reversed() : whole.items(), MOST_OCTETS);
    return fit == whole.items().size() || window.offset() > 0
        ? whole
        : cut(issueId, new Window(fit, window.start(), window.counting()));
  }

  private Slice<HistoryEntry> cut(long issueId, Window window) {
    return Order.ofIds().cut(of(issueId), Recorded::id, window).map(this::entry);
  }

  @Override
  public boolean outgrows(Actor actor, long issueId, Window pages) {
    var told = of(issueId).stream().limit(pages.offset() + pages.size()).map(this::entry).toList();
    return IntStream.iterate(0, at -> at < told.size(), at -> at + pages.size())
        .mapToObj(at -> told.subList(at, Math.min(told.size(), at + pages.size())))
        .anyMatch(page -> LongTexts.fitting(page, MOST_OCTETS) < page.size());
  }

  private Collection<Recorded> of(long issueId) {
    return store.eventsOfIssues.range(Link.first(issueId), Link.last(issueId));
  }

  /** A creation is no step: nothing was before it. */
  private Stream<Step> step(Recorded recorded, long after, long upTo) {
    var version = recorded.version();
    if (version == null
        || version <= after
        || version > upTo
        || recorded.event() instanceof IssueEvent.Created) {
      return Stream.empty();
    }
    var actor = present.person(recorded.by().actor());
    return Stream.of(new Step(version, presented(recorded.event()), actor, recorded.occurredAt()));
  }

  private IssueEvent presented(IssueEvent event) {
    return event instanceof IssueEvent.Changed(var field, var from, var to)
        ? new IssueEvent.Changed(field, present.value(from), present.value(to))
        : event;
  }

  private static List<Step> baseline(List<Step> steps) {
    var seen = EnumSet.noneOf(IssueField.class);
    var first =
        steps.stream()
            .filter(
                step ->
                    step.event() instanceof IssueEvent.Changed changed
                        && seen.add(changed.field()));
    return Stream.concat(first, labels(steps)).toList();
  }

  private static Stream<Step> labels(List<Step> steps) {
    var changes = steps.stream().filter(step -> step.event() instanceof LabelsChanged).toList();
    var net =
        LabelsChanged.together(
            changes.stream().map(Step::event).map(LabelsChanged.class::cast).toList());
    if (net.added().isEmpty() && net.removed().isEmpty()) {
      return Stream.empty();
    }
    var last = changes.getLast();
    return Stream.of(new Step(last.version(), net, last.actor(), last.at()));
  }

  private static Step clipped(Step step) {
    return step.event() instanceof IssueEvent.Changed(var field, var from, var to)
        ? new Step(
            step.version(),
            new IssueEvent.Changed(field, clipped(from), clipped(to)),
            step.actor(),
            step.at())
        : step;
  }

  private static @Nullable Object clipped(@Nullable Object value) {
    return value instanceof String text ? Texts.clip(text, CLIP, "") : value;
  }

  HistoryEntry entry(Recorded recorded) {
    return new HistoryEntry(
        recorded.id(),
        recorded.issueId(),
        recorded.projectId(),
        recorded.event().type(),
        recorded.version(),
        present.person(recorded.by().actor()),
        recorded.by().at(),
        recorded.occurredAt(),
        recorded.by().requestId(),
        telling.details(recorded.event()));
  }
}
