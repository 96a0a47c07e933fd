package dev.issuetracker.bootstrap.postgres;

import java.util.List;
import java.util.regex.Pattern;

/** Finds, in what a program of PostgreSQL wrote, the line that says what is wrong. */
final class Complaint {
  private static final Pattern SERIOUS =
      Pattern.compile("(?:PANIC|FATAL|error|ERROR|could not)\\b.*");
  private static final Pattern HINT = Pattern.compile("HINT: +(.*)");

  private Complaint() {}

  static String in(String output) {
    var lines = output.strip().lines().toList();
    for (var index = 0; index < lines.size(); index++) {
      var serious = SERIOUS.matcher(lines.get(index));
      if (serious.find()) {
        return serious.group() + hintAfter(lines.subList(index + 1, lines.size()));
      }
    }
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }

  private static String hintAfter(List<String> lines) {
    var hint = HINT.matcher(lines.isEmpty() ? "" : lines.getFirst());
    return hint.find() ? " (" + hint.group(1) + ")" : "";
  }
}
