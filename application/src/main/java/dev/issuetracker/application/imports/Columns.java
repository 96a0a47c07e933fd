package dev.issuetracker.application.imports;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which cell of a row means what, by the header. What a file must not have is told by name; what an
 * export writes and an import cannot set is passed over, and that is told too.
 */
final class Columns {
  static final String TITLE = "title";
  private static final int MOST = 1_000;
  private static final Set<String> KNOWN =
      Set.of(
          TITLE,
          "description",
          "status",
          "priority",
          "due_date",
          "assignee",
          "assignee_id",
          "reporter",
          "labels",
          "project",
          "external_id",
          "created_at",
          "resolved_at",
          "closed_at");
  private static final Set<String> PASSED_OVER =
      Set.of(
          "key",
          "id",
          "version",
          "updated_at",
          "last_activity_at",
          "comment_count",
          "attachment_count",
          "import_row",
          "import_line",
          "import_errors");

  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Integer> unnamed = new ArrayList<>();
  private final int width;

  private Columns(int width) {
    this.width = width;
  }

  /**
   * @throws dev.issuetracker.domain.Rejected naming every column that is wrong
   */
  static Columns of(List<String> header) {
    var columns = new Columns(header.size());
    var faults = new Faults();
    if (header.size() > MOST) {
      faults.add(new Fault("/file/header", "too_many", "has more than " + MOST + " columns"));
      faults.refuse();
    }
    for (int i = 0; i < header.size(); i++) {
      columns.add(i, header.get(i).strip(), faults);
    }
    if (!columns.places.containsKey(TITLE)) {
      faults.add(new Fault("/file/header", "missing_column", "the column title is missing"));
    }
    faults.refuse();
    return columns;
  }

  private void add(int place, String name, Faults faults) {
    var folded = folded(name);
    var pointer = "/file/header/" + place;
    if (folded.isEmpty()) {
      // Spreadsheets write columns that somebody once touched.
      unnamed.add(place);
      return;
    }
    var shown = "the column " + (name.length() > 100 ? name.substring(0, 100) + "…" : name);
    if (places.containsKey(folded) || ignored.contains(folded)) {
      faults.add(new Fault(pointer, "repeated_column", shown + " stands there twice"));
    } else if (KNOWN.contains(folded)) {
      places.put(folded, place);
    } else if (PASSED_OVER.contains(folded)) {
      ignored.add(folded);
    } else {
      faults.add(new Fault(pointer, "unknown_column", shown + " is not known"));
    }
  }

  /** Columns are the same whatever their case and the white space around them. */
  static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  List<String> ignored() {
    return List.copyOf(ignored);
  }

  boolean has(String column) {
    return places.containsKey(column);
  }

  /** What stands in a column; empty where the row is too short. */
  String cell(List<String> cells, String column) {
    var place = places.get(column);
    return place == null || place >= cells.size() ? "" : cells.get(place);
  }

  /** Whether something stands where no column is. */
  boolean overflows(List<String> cells) {
    return IntStream.concat(
            unnamed.stream().mapToInt(Integer::intValue), IntStream.range(width, cells.size()))
        .anyMatch(place -> place < cells.size() && !cells.get(place).isBlank());
  }
}
