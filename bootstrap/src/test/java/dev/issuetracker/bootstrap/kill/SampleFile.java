package dev.issuetracker.bootstrap.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A file of which it is known what becomes of every row: one in twenty is refused, in one of five
 * ways, and one in fifty has the external id of an earlier row. Some rows take two lines.
 */
final class SampleFile {
  static final List<String> PEOPLE = List.of("ann", "bob", "cid");
  private static final List<String> STATUSES = List.of("open", "in_progress", "resolved", "closed");
  private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  private static final String HEADER =
      "external_id,title,description,status,priority,due_date,assignee,labels,created_at";

  private final List<Sample> samples = new ArrayList<>();

  SampleFile(int rows) {
    int line = 2;
    for (int row = 1; row <= rows; row++) {
      var sample = new Sample(row, line);
      samples.add(sample);
      line += sample.lines();
    }
  }

  Path writeTo(Path path) {
    var lines = new ArrayList<>(List.of(HEADER));
    samples.forEach(sample -> lines.add(sample.text()));
    try {
      return Files.write(path, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int rows() {
    return samples.size();
  }

  long skipped() {
    return samples.stream().filter(Sample::isRepeated).count();
  }

  /** The good rows in the order of the file, each as one text. */
  List<String> issues() {
    return samples.stream()
        .filter(sample -> !sample.isBad() && !sample.isRepeated())
        .map(Sample::issue)
        .toList();
  }

  /** The bad ones: row, line, and for each fault its column, code and value; then the cells. */
  List<String> errors() {
    return samples.stream().filter(Sample::isBad).map(Sample::error).toList();
  }

  private record Sample(int row, int line) {

    private boolean isBad() {
      return row % 20 == 0;
    }

    private int way() {
      return row / 20 % 5;
    }

    private boolean isRepeated() {
      return row % 50 == 7;
    }

    private int lines() {
      return row % 10 == 3 ? 2 : 1;
    }

    private boolean isBad(int how) {
      return isBad() && way() == how;
    }

    private List<String> cells() {
      return List.of(
          "ext-" + (isRepeated() ? row - 3 : row),
          isBad(0) ? " " : "Row " + row,
          lines() == 2 ? "two\nlines" : row % 7 == 0 ? "" : "words about " + row,
          isBad(1) ? "sideways" : STATUSES.get(row % STATUSES.size()),
          isBad(0) ? "urgent" : row % 3 == 0 ? "high" : "low",
          isBad(2) ? "2026-02-30" : row % 5 == 0 ? "2026-03-01" : "",
          isBad(3) ? "nobody" : person(),
          isBad(4) ? "x".repeat(51) : labels(),
          isBad(2) ? "yesterday" : BEGIN.plusSeconds(row).toString());
    }

    private String person() {
      return row % 4 == 0 ? "" : PEOPLE.get(row % PEOPLE.size());
    }

    private String labels() {
      return row % 6 == 0 ? "" : "area-%02d,kind-%d".formatted(row % 17, row % 5);
    }

    private String text() {
      return cells().stream()
          .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
          .collect(Collectors.joining(","));
    }

    /** As {@link Aftermath} reads it. */
    private String issue() {
      var cells = cells();
      return String.join(
          "|",
          cells.get(0),
          cells.get(1),
          cells.get(2),
          cells.get(3),
          cells.get(4).equals("high") ? "2" : "0",
          cells.get(5),
          cells.get(6),
          cells.get(7),
          Long.toString(Objects.requireNonNull(BEGIN).plusSeconds(row).getEpochSecond()));
    }

    private String error() {
      var faults =
          switch (way()) {
            case 0 -> "[title blank] [priority invalid_priority]";
            case 1 -> "[status invalid_status]";
            case 2 -> "[created_at invalid_time] [due_date invalid_date]";
            case 3 -> "[assignee unknown]";
            default -> "[labels too_long]";
          };
      return row + " " + line + " " + faults + " " + cells();
    }
  }
}
