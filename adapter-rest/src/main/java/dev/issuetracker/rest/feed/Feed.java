package dev.issuetracker.rest.feed;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.ChangeFeed;
import dev.issuetracker.application.history.HistoryUseCases;
import dev.issuetracker.rest.answer.Admission;
import dev.issuetracker.rest.answer.Followers;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.answer.Lists;
import dev.issuetracker.rest.answer.Waiting;
import dev.issuetracker.rest.connection.Exchange;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what happened: a part at a time, or as it happens. */
@Singleton
final class Feed {
  private static final String NAME = "events";
  private static final String LATEST = "latest";
  private static final String LAST = "Last-Event-ID";
  private static final String LOST = "is of a history that was lost; begin anew";
  private static final int LONGEST_SECONDS = 60;

  /** What was read is kept until a slow reader has taken it. */
  private static final int MOST_AT_ONCE = 50;

  /** In looks: often enough for every proxy between here and the client. */
  private static final int HEARTBEAT = 20;

  private final HistoryUseCases history;
  private final Lists lists;
  private final Followers followers;
  private final Waiting waiting;
  private final Admission admission;

  Feed(
      IssueTracker tracker,
      Lists lists,
      Followers followers,
      Waiting waiting,
      Admission admission) {
    history = tracker.history();
    this.lists = lists;
    this.followers = followers;
    this.waiting = waiting;
    this.admission = admission;
  }

  /**
   * The next link is there if there is more, and always for who waits, or asks for a place to go on
   * from.
   */
  Listing<FeedEvent> part(HttpRequest<?> request, Actor actor, FeedQuery query) {
    var faults = new ArrayList<InputFault>();
    int size = number("size", query.size(), Window.DEFAULT_SIZE, 1, Window.MOST, faults);
    int seconds = number("wait", query.seconds(), 0, 0, LONGEST_SECONDS, faults);
    var after = place(actor, query.after(), InputFault.Where.PARAMETER, "after", faults);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    var patience = Duration.ofSeconds(request.getMethod() == HttpMethod.HEAD ? 0 : seconds);
    var part = read(request, actor, after, size, patience);
    var told = part.entries();
    var end = told.isEmpty() ? after : told.getLast().place();
    boolean goesOn = part.more() || query.seconds() != null || LATEST.equals(query.after());
    return new Listing<>(
        null,
        null,
        goesOn ? lists.from(request, "after", end == null ? null : name(end)) : null,
        null,
        told.stream().map(this::event).toList());
  }

  /** Whoever waits may be shut out meanwhile, or have another role, and is told accordingly. */
  private ChangeFeed.Part read(
      HttpRequest<?> request, Actor actor, @Nullable Position after, int most, Duration patience) {
    if (patience.isZero()) {
      return history.feedPart(actor, after, most);
    }
    var part =
        waiting.until(
            actor,
            () -> history.feedPart(admission.again(request), after, most),
            told -> !told.entries().isEmpty() || Exchange.isGone(request),
            patience);
    admission.again(request);
    return part;
  }

  HttpResponse<?> stream(HttpRequest<?> request, Actor actor, FeedQuery query) {
    var faults = new ArrayList<InputFault>();
    number("size", query.size(), Window.DEFAULT_SIZE, 1, Window.MOST, faults);
    number("wait", query.seconds(), 0, 0, LONGEST_SECONDS, faults);
    var last = request.getHeaders().get(LAST);
    var after =
        last == null
            ? place(actor, query.after(), InputFault.Where.PARAMETER, "after", faults)
            : place(actor, last, InputFault.Where.HEADER, LAST, faults);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return followers.answer(request, actor, new Stream(actor, after));
  }

  private static int number(
      String name,
      @Nullable Integer given,
      int otherwise,
      int least,
      int most,
      List<InputFault> faults) {
    int number = given == null ? otherwise : given;
    if (number < least || number > most) {
      faults.add(
          InputFault.parameter(
              name, "out_of_range", "must be from %d to %d".formatted(least, most)));
    }
    return number;
  }

  private @Nullable Position place(
      Actor actor,
      @Nullable String given,
      InputFault.Where where,
      String field,
      List<InputFault> faults) {
    if (given == null) {
      return null;
    }
    if (given.equals(LATEST)) {
      return history.newest(actor);
    }
    var place = lists.place(given, NAME);
    if (place.isEmpty()) {
      faults.add(new InputFault(where, field, "invalid_cursor", "is not the id of an event"));
    } else if (!history.reaches(actor, place.get())) {
      faults.add(new InputFault(where, field, "place_lost", LOST));
    }
    return place.orElse(null);
  }

  private FeedEvent event(ChangeFeed.Entry entry) {
    return FeedEvent.from(entry, name(entry.place()));
  }

  private String name(Position place) {
    return lists.name(place, NAME);
  }

  /** What one follower has seen. */
  private final class Stream implements Followers.View<Object> {
    private final Actor actor;
    private @Nullable Position seen;
    private boolean behind;
    private int quiet = HEARTBEAT - 1;

    Stream(Actor actor, @Nullable Position seen) {
      this.actor = actor;
      this.seen = seen;
    }

    @Override
    public List<Event<Object>> look() {
      var part = history.feedPart(actor, seen, MOST_AT_ONCE);
      var entries = part.entries();
      behind = part.more();
      if (entries.isEmpty()) {
        return ++quiet % HEARTBEAT == 0 ? List.of(here()) : List.of();
      }
      quiet = 0;
      seen = entries.getLast().place();
      return entries.stream()
          .map(Feed.this::event)
          .map(event -> Event.<Object>of(event).id(event.id()))
          .toList();
    }

    /**
     * Keeps the connection, and tells even who was sent no event yet where to go on: he may have
     * asked for what happens from now on, and come back later.
     */
    private Event<Object> here() {
      var here = Event.<Object>of(Map.of()).name("place");
      return seen == null ? here : here.id(name(seen));
    }

    @Override
    public boolean isBehind() {
      return behind;
    }

    @Override
    public boolean isOver() {
      return false;
    }
  }
}
