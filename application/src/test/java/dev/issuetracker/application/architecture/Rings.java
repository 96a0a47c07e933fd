package dev.issuetracker.application.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rings of a house, each by the name of its package, the innermost first.
 *
 * @param adapters they stand side by side
 * @param outermost where everything is put together
 */
public record Rings(String domain, String application, List<String> adapters, String outermost) {
  private static final String BELOW = "..";

  public Rings {
    adapters = List.copyOf(adapters);
  }

  /** Patterns that match the packages of a ring and all below them. */
  static String[] within(String... packages) {
    return Stream.of(packages).map(name -> name + BELOW).toArray(String[]::new);
  }

  String[] all() {
    return within(
        Stream.of(Stream.of(domain, application), adapters.stream(), Stream.of(outermost))
            .flatMap(rings -> rings)
            .toArray(String[]::new));
  }

  String[] inner() {
    return within(domain, application);
  }

  String[] outer() {
    return within(Stream.concat(adapters.stream(), Stream.of(outermost)).toArray(String[]::new));
  }

  String memory() {
    return application + ".memory" + BELOW;
  }
}
