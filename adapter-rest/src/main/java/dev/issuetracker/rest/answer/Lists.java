package dev.issuetracker.rest.answer;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages every list of the API: from the query to a window, and from a slice to the links to its
 * neighbours.
 */
@Singleton
public final class Lists {
  /** What says how a list is looked at, not which list it is. */
  private static final Set<String> VIEW =
      Set.of("size", "page", "cursor", "count", "facets", "highlight");

  private static final Set<String> PEOPLE = Set.of("assignee", "reporter");

  private final Cursors cursors;

  Lists(Cursors cursors) {
    this.cursors = cursors;
  }

  public Window window(HttpRequest<?> request, Paging paging) {
    return window(request, paging, List::of);
  }

  /**
   * The window of a list that takes more than the view.
   *
   * @param others what else is wrong with the request, asked only if the view is
   */
  public Window window(HttpRequest<?> request, Paging paging, Supplier<List<Fault>> others) {
    var faults = new ArrayList<InputFault>();
    int size = paging.size() == null ? Window.DEFAULT_SIZE : paging.size();
    if (size < 1 || size > Window.MOST) {
      faults.add(fault("size", "out_of_range", "must be from 1 to " + Window.MOST));
    }
    var counting = counting(paging, faults);
    var start = start(request, paging, size, faults);
    ProblemException.refuse(faults, others);
    return new Window(size, start, counting);
  }

  /** The answer to a request for a part of a list. */
  public <T, R> Listing<R> listing(HttpRequest<?> request, Slice<T> slice, Function<T, R> face) {
    var count = slice.count();
    return new Listing<>(
        count == null ? null : count.value(),
        count == null ? null : count.exact(),
        link(request, slice.next(), false),
        link(request, slice.previous(), true),
        slice.items().stream().map(face).toList());
  }

  private static Counting counting(Paging paging, List<InputFault> faults) {
    return switch (paging.count()) {
      case null -> paging.cursor() == null && firstPage(paging) ? Counting.CAPPED : Counting.NONE;
      case "exact" -> Counting.EXACT;
      case "none" -> Counting.NONE;
      default -> {
        faults.add(fault("count", "unknown", "must be exact or none"));
        yield Counting.NONE;
      }
    };
  }

  private static boolean firstPage(Paging paging) {
    return paging.page() == null || paging.page() == 1;
  }

  private Start start(HttpRequest<?> request, Paging paging, int size, List<InputFault> faults) {
    var first = new Start.Page(1);
    if (paging.cursor() != null) {
      if (paging.page() != null) {
        faults.add(fault("page", "contradiction", "give page or cursor, not both of them"));
      }
      var start = cursors.read(paging.cursor(), identity(request));
      if (start.isEmpty()) {
        faults.add(fault("cursor", "invalid_cursor", "is not a cursor of this list"));
      }
      return start.orElse(first);
    }
    int page = paging.page() == null ? 1 : paging.page();
    if (page < 1) {
      faults.add(fault("page", "out_of_range", "must be at least 1"));
    } else if ((long) page * size > Window.DEEPEST_ROW && page > 1) {
      faults.add(
          fault(
              "page",
              "too_deep",
              "pages reach down to row " + Window.DEEPEST_ROW + "; follow next to go deeper"));
    }
    return page < 1 ? first : new Start.Page(page);
  }

  private @Nullable String link(
      HttpRequest<?> request, @Nullable Position position, boolean backwards) {
    if (position == null) {
      return null;
    }
    var start = backwards ? new Start.Before(position) : new Start.After(position);
    return from(request, "cursor", cursors.write(start, identity(request)));
  }

  /** The path of the part of the same list that begins elsewhere, or at the beginning. */
  public String from(HttpRequest<?> request, String parameter, @Nullable String place) {
    var query = new StringBuilder();
    for (var given : parameters(request).entrySet()) {
      if (!given.getKey().equals("page") && !given.getKey().equals(parameter)) {
        given.getValue().forEach(value -> append(query, given.getKey(), value));
      }
    }
    if (place != null) {
      append(query, parameter, place);
    }
    return request.getPath() + "?" + query;
  }

  /** What a place is called in a list that is the same for everybody. */
  public String name(Position place, String list) {
    return cursors.write(new Start.After(place), list);
  }

  /** Empty for anything that no place of the list is called. */
  public Optional<Position> place(String name, String list) {
    return cursors
        .read(name, list)
        .flatMap(
            start ->
                start instanceof Start.After(var place) ? Optional.of(place) : Optional.empty());
  }

  private static void append(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /**
   * Which list it is: the path, and every parameter that is not about the view; and who asks, where
   * one of them says "me". Encoded, so that no value looks like the end of its parameter and the
   * beginning of another.
   */
  private static String identity(HttpRequest<?> request) {
    var filters = new StringBuilder();
    for (var given : new TreeMap<>(parameters(request)).entrySet()) {
      if (!VIEW.contains(given.getKey())) {
        given.getValue().forEach(value -> append(filters, given.getKey(), value));
        if (PEOPLE.contains(given.getKey()) && given.getValue().stream().anyMatch(Lists::isMe)) {
          request.getUserPrincipal().ifPresent(who -> append(filters, "me", who.getName()));
        }
      }
    }
    return request.getPath() + "?" + filters;
  }

  private static boolean isMe(String value) {
    return value.equalsIgnoreCase("me") || value.equalsIgnoreCase("!me");
  }

  private static Map<String, List<String>> parameters(HttpRequest<?> request) {
    return request.getParameters().asMap();
  }

  private static InputFault fault(String parameter, String code, String message) {
    return InputFault.parameter(parameter, code, message);
  }
}
