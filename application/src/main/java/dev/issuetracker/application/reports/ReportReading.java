package dev.issuetracker.application.reports;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.issue.References;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Status;
import dev.issuetracker.domain.Username;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a question of a wish, and tells all that is wrong with it at once. */
final class ReportReading {
  private static final int ASSIGNEES = 10;
  private static final int MOST_ASSIGNEES = 100;
  private static final int DAYS = 30;
  private static final int MOST_DAYS = 3_660;
  private static final int LONGEST_ZONE = 64;

  private final References references;

  ReportReading(References references) {
    this.references = references;
  }

  Question read(Actor actor, ReportWish wish) {
    var faults = new Faults();
    long reader = actor.id();
    var question =
        switch (wish) {
          case ReportWish.TopAssignees(var limit, var status, var project) ->
              new Question.TopAssignees(
                  reader,
                  project(project, faults),
                  statuses(status, faults),
                  number("limit", limit, ASSIGNEES, MOST_ASSIGNEES, faults));
          case ReportWish.Latency(var days, var project, var assignee) ->
              new Question.Latency(
                  reader,
                  project(project, faults),
                  assignee(actor, assignee, faults),
                  days == null ? null : days(days, faults));
          case ReportWish.Velocity(var when, var project) ->
              new Question.Velocity(
                  reader, project(project, faults), days(when.days(), faults), in(when, faults));
          case ReportWish.CumulativeFlow(var when, var project) ->
              new Question.CumulativeFlow(
                  reader, project(project, faults), days(when.days(), faults), in(when, faults));
          case ReportWish.Aging(var project) ->
              new Question.Aging(reader, project(project, faults));
        };
    faults.refuse();
    return question;
  }

  private @Nullable Long project(@Nullable String project, Faults faults) {
    if (project == null) {
      return null;
    }
    var wanted = new References.Wanted(Set.of(project), Set.of(), Set.of());
    var found = references.find(wanted).projects().get(project);
    if (found == null) {
      faults.add(Fault.unknown("project", "project"));
      return null;
    }
    return found.id();
  }

  private @Nullable Long assignee(Actor actor, @Nullable String assignee, Faults faults) {
    if (assignee == null) {
      return null;
    }
    var name = Username.fold(assignee);
    if (name.equals("me")) {
      return actor.id();
    }
    var wanted = new References.Wanted(Set.of(), Set.of(name), Set.of());
    var found = references.find(wanted).people().get(name);
    if (found == null) {
      faults.add(Fault.unknown("assignee", "user"));
      return null;
    }
    return found.id();
  }

  private static Set<Status> statuses(List<String> codes, Faults faults) {
    var statuses = new HashSet<Status>();
    for (var code : codes) {
      Status.of(code)
          .ifPresentOrElse(statuses::add, () -> faults.add(Fault.unknown("status", "status")));
    }
    return statuses;
  }

  private static int days(@Nullable Integer days, Faults faults) {
    return number("days", days, DAYS, MOST_DAYS, faults);
  }

  private static int number(
      String parameter, @Nullable Integer given, int otherwise, int most, Faults faults) {
    int number = given == null ? otherwise : given;
    if (number < 1 || number > most) {
      faults.add(new Fault(parameter, "out_of_range", "must be from 1 to " + most));
    }
    return number;
  }

  private static Calendar in(ReportWish.When when, Faults faults) {
    var code = when.interval() == null ? Calendar.Interval.DAY.code() : when.interval();
    var interval =
        Arrays.stream(Calendar.Interval.values())
            .filter(one -> one.code().equals(code))
            .findFirst();
    if (interval.isEmpty()) {
      faults.add(new Fault("interval", "unknown", "must be day or week"));
    }
    return new Calendar(interval.orElse(Calendar.Interval.DAY), zone(when.tz(), faults));
  }

  private static ZoneId zone(@Nullable String tz, Faults faults) {
    if (tz == null) {
      return ZoneId.of("UTC");
    }
    try {
      if (tz.length() <= LONGEST_ZONE) {
        return ZoneId.of(tz);
      }
    } catch (DateTimeException noZone) {
      // Told below, as the other reason is.
    }
    faults.add(new Fault("tz", "unknown", "must be a time zone such as Europe/Berlin"));
    return ZoneOffset.UTC;
  }
}
