package dev.issuetracker.csv.xlsx;

import dev.issuetracker.application.sheet.SheetRow;
import dev.issuetracker.csv.LineEnds;
import dev.issuetracker.csv.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet, as texts. Formulas are what they came to when the file was saved; of merged
 * cells the first holds the text; hidden rows and columns are there like the others.
 */
final class Rows {
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_OF_A_ROW = 1 << 20;

  private final Xml xml;
  private final SharedTexts texts;
  private final NumberFormats formats;
  private long line;

  Rows(Xml xml, SharedTexts texts, NumberFormats formats) {
    this.xml = xml;
    this.texts = texts;
    this.formats = formats;
  }

  Optional<SheetRow> next() throws IOException {
    while (xml.nextTag()) {
      if (xml.begins("row")) {
        line = number(xml.attribute("r"), line + 1);
        return Optional.of(new SheetRow(line, LineEnds.folded(cells())));
      }
    }
    return Optional.empty();
  }

  private static long number(@Nullable String text, long otherwise) {
    return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
  }

  private List<String> cells() throws IOException {
    List<String> cells = new ArrayList<>();
    int characters = 0;
    int next = 0;
    while (xml.nextTag() && !xml.ends("row")) {
      if (xml.begins("c")) {
        int column = column(xml.attribute("r"), next);
        next = column + 1;
        var text = cell();
        characters += text.length();
        if (characters > MOST_OF_A_ROW) {
          throw new Refused("record_too_large", "has a row of too many characters");
        }
        put(text, column, cells);
      }
    }
    return cells;
  }

  /** Some programs write the cells of a row in an order of their own. */
  private static void put(String text, int column, List<String> cells) throws IOException {
    while (cells.size() <= column) {
      cells.add("");
    }
    if (!text.isEmpty() && !cells.set(column, text).isEmpty()) {
      throw new Refused("broken", "has two texts for one cell");
    }
  }

  /** From "BC7", or the next one where a cell does not say where it is. */
  private static int column(@Nullable String reference, int next) throws IOException {
    int column = reference == null ? next + 1 : letters(reference);
    if (column < 1 || column > MOST_COLUMNS) {
      throw new Refused("broken", "has a cell beyond the last column");
    }
    return column - 1;
  }

  private static int letters(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length() && column <= MOST_COLUMNS; i++) {
      char letter = reference.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + (letter - 'A' + 1);
    }
    return column;
  }

  private String cell() throws IOException {
    var type = String.valueOf(xml.attribute("t"));
    var style = xml.attribute("s");
    var value = new StringBuilder();
    var inline = "";
    while (xml.nextTag() && !xml.ends("c")) {
      if (xml.begins("v")) {
        xml.text(value);
      } else if (xml.begins("is")) {
        inline = SharedTexts.richText(xml, "is");
      } else if (!xml.ends("v")) {
        xml.skip();
      }
    }
    var written = value.toString();
    return switch (type) {
      case "s" -> texts.get(written);
      case "inlineStr" -> inline;
      case "b" -> written.isEmpty() ? "" : written.equals("1") ? "true" : "false";
      case "str" -> CellText.read(written);
      case "d" -> NumberFormats.written(written);
      case "e" -> written;
      default -> written.isEmpty() ? "" : formats.text(written, style);
    };
  }
}
