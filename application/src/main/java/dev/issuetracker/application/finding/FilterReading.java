package dev.issuetracker.application.finding;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.issue.References;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.domain.Username;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes criteria of what somebody typed: every fault is told at once, with the name of its
 * parameter, and all names are found in one look.
 */
final class FilterReading {
  private final Actor actor;
  private final IssueFilter filter;
  private final Faults faults;

  FilterReading(Actor actor, IssueFilter filter, Faults faults) {
    this.actor = actor;
    this.filter = filter;
    this.faults = faults;
  }

  /** As good as it can be made; worth something only if there are no faults. */
  IssueCriteria read(References references) {
    bound("status", filter.status());
    bound("priority", filter.priority());
    bound("label", filter.label());
    bound("id", filter.id());
    var found = references.find(wanted());
    var text = text();
    return new IssueCriteria(
        choice("status", filter.status(), Status::of),
        choice("priority", filter.priority(), Priority::of),
        labels(found),
        who("assignee", filter.assignee(), found),
        who("reporter", filter.reporter(), found),
        project(found),
        ids(),
        externalId(),
        times(),
        text,
        filter.deleted(),
        SortRules.read(filter.sort(), filter.q() != null, faults));
  }

  private void bound(String parameter, List<String> values) {
    if (values.size() > IssueFilter.MOST_VALUES) {
      var most = "must stand at most " + IssueFilter.MOST_VALUES + " times";
      faults.add(new Fault(parameter, "too_many", most));
    }
  }

  private References.Wanted wanted() {
    var people = new HashSet<String>();
    want(people, filter.assignee());
    want(people, filter.reporter());
    var labels = new HashSet<String>();
    filter.label().forEach(value -> labels.add(LabelName.fold(label(value))));
    var project = filter.project();
    return new References.Wanted(project == null ? Set.of() : Set.of(project), people, labels);
  }

  private static void want(Set<String> people, @Nullable String value) {
    if (value != null) {
      people.add(Username.fold(plain(value)));
    }
  }

  private <T> Choice<T> choice(
      String parameter, List<String> values, Function<String, Optional<T>> parse) {
    var any = new LinkedHashSet<T>();
    var none = new LinkedHashSet<T>();
    for (var value : values) {
      parse
          .apply(plain(value))
          .ifPresentOrElse(
              (isNegated(value) ? none : any)::add,
              () -> faults.add(Fault.unknown(parameter, parameter)));
    }
    return new Choice<>(any, none);
  }

  private IssueCriteria.Labels labels(References.Found found) {
    var all = new HashSet<Long>();
    var none = new HashSet<Long>();
    for (var value : filter.label()) {
      var label = found.labels().get(LabelName.fold(label(value)));
      if (label == null) {
        faults.add(Fault.unknown("label", "label"));
      } else {
        (isNegated(value) ? none : all).add(label.id());
      }
    }
    return new IssueCriteria.Labels(all, none);
  }

  private @Nullable Who who(String parameter, @Nullable String value, References.Found found) {
    if (value == null) {
      return null;
    }
    boolean not = isNegated(value);
    var name = Username.fold(plain(value));
    if (name.equals("none")) {
      return new Who(null, not);
    }
    if (name.equals("me")) {
      return new Who(actor.id(), not);
    }
    var person = found.people().get(name);
    if (person == null) {
      faults.add(Fault.unknown(parameter, "user"));
      return null;
    }
    return new Who(person.id(), not);
  }

  private @Nullable Long project(References.Found found) {
    if (filter.project() == null) {
      return null;
    }
    var project = found.projects().get(filter.project());
    if (project == null) {
      faults.add(Fault.unknown("project", "project"));
      return null;
    }
    return project.id();
  }

  private Set<Long> ids() {
    var ids = new HashSet<Long>();
    for (var value : filter.id()) {
      if (Reference.of(value) instanceof Reference.ById(long id)) {
        ids.add(id);
      } else {
        faults.add(new Fault("id", "wrong_type", "must be the id of an issue"));
      }
    }
    return ids;
  }

  private @Nullable String externalId() {
    if (filter.externalId() == null) {
      return null;
    }
    faults.add(Texts.line("external_id", filter.externalId(), Texts.EXTERNAL_ID_LIMIT));
    return Texts.trim(filter.externalId());
  }

  private @Nullable SearchText text() {
    if (filter.q() == null) {
      return null;
    }
    faults.add(Texts.line("q", filter.q(), SearchText.LIMIT));
    return SearchText.of(filter.q());
  }

  private IssueCriteria.Times times() {
    var times = filter.times();
    return new IssueCriteria.Times(
        Moments.span("created", times.created(), faults),
        Moments.span("updated", times.updated(), faults),
        Moments.span("resolved", times.resolved(), faults),
        Moments.span("active", times.active(), faults),
        Moments.days("due", times.due(), faults));
  }

  private static boolean isNegated(String value) {
    return value.startsWith("!");
  }

  private static String plain(String value) {
    return isNegated(value) ? value.substring(1) : value;
  }

  /** A name that begins with the very sign of exclusion comes behind another one. */
  private static String label(String value) {
    var plain = plain(value);
    return plain.startsWith("\\!") ? plain.substring(1) : plain;
  }
}
