package com.example.desk.store;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.History;
import dev.issuetracker.application.history.HistoryEntry;
import dev.issuetracker.domain.IssueEvent;
import dev.issuetracker.domain.IssueEvent.LabelsChanged;
import dev.issuetracker.domain.IssueField;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Rejection.StaleVersion;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what {@link Journal} wrote. */
public final class JdbcHistory implements History {
  private static final String CHANGED = "_changed";

  private final Names names;
  private final EventRows rows;
  private final Database database;

  public JdbcHistory(Database database, Names names) {
    this.database = database;
    this.names = names;
    rows = new EventRows(database);
  }

  @Override
  public Aftermath between(long issueId, long after, long upTo) {
    var steps = rows.between(issueId, after, upTo).stream().map(this::step).toList();
    var newest = steps.subList(Math.max(0, steps.size() - StaleVersion.MOST_CHANGES), steps.size());
    return new Aftermath(newest, steps.size() > newest.size(), baseline(steps));
  }

  private static List<Step> baseline(List<Step> steps) {
    var seen = EnumSet.noneOf(IssueField.class);
    var baseline = new ArrayList<Step>();
    var labels = new ArrayList<LabelsChanged>();
    @Nullable Step lastOfLabels = null;
    for (var step : steps) {
      switch (step.event()) {
        case LabelsChanged changed -> {
          labels.add(changed);
          lastOfLabels = step;
        }
        case IssueEvent.Changed changed when seen.add(changed.field()) -> baseline.add(step);
        default -> {}
      }
    }
    var net = LabelsChanged.together(labels);
    if (lastOfLabels != null && !(net.added().isEmpty() && net.removed().isEmpty())) {
      baseline.add(new Step(lastOfLabels.version(), net, lastOfLabels.actor(), lastOfLabels.at()));
    }
    return baseline;
  }

  private Step step(EventRow row) {
    var version = row.version();
    if (version == null) {
      throw new IllegalStateException("no version: " + row);
    }
    return new Step(version, event(row), names.person(row.actor()), row.occurredAt());
  }

  private IssueEvent event(EventRow row) {
    return switch (row.type()) {
      case "deleted" -> new IssueEvent.Deleted();
      case "restored" -> new IssueEvent.Restored();
      case "labels_changed" -> new LabelsChanged(labels(row, "added"), labels(row, "removed"));
      default -> {
        var field = field(row.type());
        yield new IssueEvent.Changed(field, value(field, row, "from"), value(field, row, "to"));
      }
    };
  }

  private static IssueField field(String type) {
    var name = type.substring(0, type.length() - CHANGED.length());
    return IssueField.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private @Nullable Object value(IssueField field, EventRow row, String name) {
    var values = row.values(name);
    if (values.isEmpty()) {
      return null;
    }
    var value = values.getFirst();
    return switch (field) {
      case TITLE, DESCRIPTION -> value.textOfIt();
      case STATUS -> Status.of(value.textOfIt()).orElseThrow();
      case PRIORITY -> Priority.of(value.textOfIt()).orElseThrow();
      case DUE_DATE -> LocalDate.parse(value.textOfIt());
      case ASSIGNEE -> names.person(value.id());
      case PROJECT -> names.project(value.id());
      case LABELS -> throw new IllegalStateException("labels have events of their own");
    };
  }

  private static List<LabelRef> labels(EventRow row, String name) {
    return row.values(name).stream()
        .map(value -> new LabelRef(value.id(), value.textOfIt(), ""))
        .toList();
  }

  @Override
  public Slice<HistoryEntry> timeline(Actor actor, long issueId, Window window) {
    return ById.list(database, "events", issueId, window, EventRow::id, rows::read)
        .map(this::entry);
  }

  private HistoryEntry entry(EventRow row) {
    return new HistoryEntry(
        row.id(),
        row.issue(),
        row.project(),
        row.type(),
        row.version(),
        names.person(row.actor()),
        row.recordedAt(),
        row.occurredAt(),
        row.requestId(),
        details(row));
  }

  private Map<String, @Nullable Object> details(EventRow row) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    switch (row.type()) {
      case "labels_changed" -> {
        details.put("added", new ArrayList<String>());
        details.put("removed", new ArrayList<String>());
        details.put("added_ids", new ArrayList<Long>());
        details.put("removed_ids", new ArrayList<Long>());
      }
      case String type when type.endsWith(CHANGED) -> {
        details.put("from", null);
        details.put("to", null);
      }
      default -> {}
    }
    row.values().forEach(value -> tell(details, value));
    return details;
  }

  private void tell(Map<String, @Nullable Object> details, EventValue value) {
    switch (value.kind()) {
      case TEXT -> details.put(value.name(), value.text());
      case TIME -> details.put(value.name(), Instant.parse(value.textOfIt()));
      case PERSON -> details.put(value.name(), names.person(value.id()));
      case PROJECT -> details.put(value.name(), names.project(value.id()));
      case COMMENT -> {
        details.put(value.name(), value.id());
        details.putAll(rows.comment(value.id()));
      }
      case LABEL -> {
        add(details, value.name(), value.textOfIt());
        add(
            details,
            value.name().equals("labels") ? "label_ids" : value.name() + "_ids",
            value.id());
      }
    }
  }

  /** A new issue tells of no labels that it does not have. */
  private static void add(Map<String, @Nullable Object> details, String name, Object more) {
    var all =
        details.get(name) instanceof List<?> earlier
            ? new ArrayList<Object>(earlier)
            : new ArrayList<>();
    all.add(more);
    details.put(name, all);
  }
}
