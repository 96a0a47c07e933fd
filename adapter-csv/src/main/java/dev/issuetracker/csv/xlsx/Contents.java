package dev.issuetracker.csv.xlsx;

import dev.issuetracker.csv.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook holds: its sheets, and where its parts lie.
 *
 * @param since1904 whether its days are counted as old Macintoshes did
 */
record Contents(List<Named> sheets, Map<String, String> parts, boolean since1904) {
  private static final int MOST = 10_000;
  private static final String FOLDER = "xl/";

  record Named(String name, String relation, boolean hidden) {}

  static Contents of(Archive archive) throws IOException {
    List<Named> sheets = new ArrayList<>();
    boolean since1904 = false;
    try (var xml = archive.part(FOLDER + "workbook.xml")) {
      while (xml.nextTag() && sheets.size() < MOST) {
        if (xml.begins("sheet")) {
          var state = xml.attribute("state");
          sheets.add(
              new Named(
                  String.valueOf(xml.attribute("name")),
                  String.valueOf(xml.attribute("id")),
                  state != null && !state.equals("visible")));
        } else if (xml.begins("workbookPr")) {
          var flag = xml.attribute("date1904");
          since1904 = "1".equals(flag) || "true".equals(flag);
        }
      }
    }
    return new Contents(sheets, parts(archive), since1904);
  }

  private static Map<String, String> parts(Archive archive) throws IOException {
    Map<String, String> parts = new HashMap<>();
    try (var xml = archive.part(FOLDER + "_rels/workbook.xml.rels")) {
      while (xml.nextTag() && parts.size() < MOST) {
        var target = xml.begins("Relationship") ? xml.attribute("Target") : null;
        if (target != null) {
          var type = String.valueOf(xml.attribute("Type"));
          var path = target.startsWith("/") ? target.substring(1) : FOLDER + target;
          parts.put(String.valueOf(xml.attribute("Id")), path);
          parts.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), path);
        }
      }
    }
    return parts;
  }

  /** Where the part of a kind lies: the texts, the styles. */
  Optional<String> part(String kind) {
    return Optional.ofNullable(parts.get(kind));
  }

  /** Where the sheet of a name lies; without one, the first that can be seen. */
  String sheet(@Nullable String name) throws IOException {
    var wanted =
        sheets.stream()
            .filter(sheet -> name == null ? !sheet.hidden : sheet.name.equalsIgnoreCase(name))
            .findFirst()
            .or(() -> name == null ? sheets.stream().findFirst() : Optional.empty())
            .orElseThrow(() -> missing(name));
    return Optional.ofNullable(parts.get(wanted.relation))
        .orElseThrow(() -> new Refused("broken", "is not a workbook: a part is missing"));
  }

  private Refused missing(@Nullable String name) {
    var names = sheets.stream().limit(20).map(Named::name).collect(Collectors.joining(", "));
    return name == null
        ? new Refused("empty", "has no sheet")
        : new Refused("unknown_sheet", "has no such sheet, but " + names);
  }
}
