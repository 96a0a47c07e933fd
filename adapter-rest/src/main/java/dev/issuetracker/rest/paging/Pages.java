package dev.issuetracker.rest.paging;

import dev.issuetracker.application.Position;
import dev.issuetracker.application.Secrets;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.Window.Counting;
import dev.issuetracker.application.Window.Start;
import dev.issuetracker.rest.answer.Listing;
import dev.issuetracker.rest.problem.InputFault;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what a caller asks of a list into a window on it, and its part into an answer. */
@Singleton
public final class Pages {
  private static final Set<String> NOT_THE_LIST = Set.of("page", "size", "cursor", "count");

  private final Cursors cursors;

  Pages(Secrets secrets) {
    cursors = new Cursors(secrets.secret("cursors"));
  }

  /** The window that is asked for; what is wrong is added to the faults, and must be refused. */
  public Window window(HttpRequest<?> request, PageRequest asked, List<InputFault> faults) {
    int size = asked.size() == null ? Window.DEFAULT_SIZE : asked.size();
    if (size < 1 || size > Window.MOST) {
      faults.add(fault("size", "out_of_range", "must be from 1 to " + Window.MOST));
      size = Window.DEFAULT_SIZE;
    }
    var start = start(request, asked, size, faults);
    return new Window(size, start, counting(asked.count(), start, faults));
  }

  private Start start(
      HttpRequest<?> request, PageRequest asked, int size, List<InputFault> faults) {
    @Nullable String cursor = asked.cursor();
    if (cursor == null) {
      return page(asked.page(), size, faults);
    }
    if (asked.page() != null) {
      faults.add(fault("page", "exclusive", "must not stand beside cursor"));
    }
    var place = cursors.read(cursor, identity(request));
    if (place.isEmpty()) {
      faults.add(fault("cursor", "invalid_cursor", "is no cursor of this list"));
    }
    return place.orElse(new Start.Page(1));
  }

  private static Start page(@Nullable Integer page, int size, List<InputFault> faults) {
    if (page == null) {
      return new Start.Page(1);
    }
    if (page < 1) {
      faults.add(fault("page", "out_of_range", "must be at least 1"));
    } else if ((long) page * size > Window.DEEPEST_ROW) {
      faults.add(fault("page", "too_deep", "reaches 10,000 rows deep; follow next from there on"));
    }
    return new Start.Page(page);
  }

  /**
   * A first page is counted unless nobody wants it; a cursor stands within a list that is known.
   */
  private static Counting counting(@Nullable String count, Start start, List<InputFault> faults) {
    return switch (count) {
      case null ->
          start instanceof Start.Page(var number) && number == 1 ? Counting.CAPPED : Counting.NONE;
      case "exact" -> Counting.EXACT;
      case "none" -> Counting.NONE;
      default -> {
        faults.add(fault("count", "invalid_value", "must be one of exact, none"));
        yield Counting.NONE;
      }
    };
  }

  public <T, R> Listing<R> listing(HttpRequest<?> request, Slice<T> slice, Function<T, R> face) {
    var count = slice.count();
    return new Listing<>(
        count == null ? null : count.value(),
        count == null ? null : count.exact(),
        link(request, slice.next(), Start.After::new),
        link(request, slice.previous(), Start.Before::new),
        slice.items().stream().map(face).toList());
  }

  private @Nullable String link(
      HttpRequest<?> request, @Nullable Position place, Function<Position, Start> start) {
    if (place == null) {
      return null;
    }
    var parameters = new ArrayList<String>();
    request
        .getParameters()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("cursor") && !entry.getKey().equals("page")) {
                entry.getValue().forEach(value -> parameters.add(pair(entry.getKey(), value)));
              }
            });
    parameters.add(pair("cursor", cursors.write(start.apply(place), identity(request))));
    return request.getUri().getRawPath() + "?" + String.join("&", parameters);
  }

  /** Path, filters and order, whatever the order in which they were given. */
  private static String identity(HttpRequest<?> request) {
    var filters = new TreeMap<String, List<String>>();
    request
        .getParameters()
        .forEach(
            entry -> {
              if (!NOT_THE_LIST.contains(entry.getKey())) {
                filters.put(entry.getKey(), entry.getValue());
              }
            });
    return request.getUri().getRawPath()
        + filters.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream().sorted().map(value -> pair(entry.getKey(), value)))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static InputFault fault(String parameter, String code, String message) {
    return InputFault.parameter(parameter, code, message);
  }
}
