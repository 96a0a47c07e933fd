package dev.issuetracker.rest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.rest.json.Characters;
import dev.issuetracker.rest.multipart.Part;
import dev.issuetracker.rest.multipart.Parts;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload: one file, and fields that may as well stand in the query. Where a field
 * stands in both they must say the same.
 */
final class Form {
  private static final String FILE = "file";
  private static final Set<String> FIELDS =
      Set.of("project", "dry_run", "create_labels", "unescape", "sheet");
  private static final int LONGEST = 1_024;

  private final Map<String, String> fields = new TreeMap<>();
  private final List<InputFault> faults = new ArrayList<>();
  private final Shelf shelf;
  private @Nullable StoredFile file;

  private Form(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Where the file goes while it comes in. */
  interface Shelf {
    StoredFile put(Part part) throws IOException;

    void drop(StoredFile file);

    /** A form that came in whole, and is not good: what tells it from others. */
    void refuse(String said);
  }

  /** Leaves nothing on the shelf if the form is not good, and tells everything that is wrong. */
  static Form read(Parts parts, ImportQuery query, Shelf shelf) throws IOException {
    var form = new Form(shelf);
    var good = false;
    try {
      query.given().forEach(form.fields::put);
      for (var part = parts.next(); part.isPresent(); part = parts.next()) {
        form.take(part.get());
      }
      form.judge();
      good = true;
    } finally {
      if (!good && form.file != null) {
        shelf.drop(form.file);
      }
    }
    return form;
  }

  private void take(Part part) throws IOException {
    var name = part.name();
    boolean isFile = part.filename() != null;
    if (name.equals(FILE) && file != null) {
      fault(FILE, "repeated", "must stand only once");
    } else if (name.equals(FILE) && isFile) {
      file = shelf.put(part);
    } else if (FIELDS.contains(name) && !isFile) {
      field(part);
    } else if (FIELDS.contains(name) || name.equals(FILE)) {
      fault(name, "wrong_type", isFile ? "must be no file" : "must be a file with a name");
    } else {
      fault(Texts.clip(name, 100, ""), "unknown_field", "is not a field of this form");
    }
  }

  private void field(Part part) throws IOException {
    var bytes = part.content().readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      fault(part.name(), "too_long", "is too long");
      return;
    }
    try {
      field(part.name(), UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException noText) {
      fault(part.name(), "bad_utf8", "holds a byte that is no UTF-8");
    }
  }

  private void field(String name, String value) {
    var unreadable = Characters.fault(value);
    if (unreadable.isPresent()) {
      fault(name, unreadable.get(), "holds a control character");
      return;
    }
    var before = fields.put(name, value);
    if (before != null && !before.equals(value)) {
      fault(name, "contradiction", "stands twice with different values");
    }
  }

  private void judge() {
    if (file == null && faults.stream().noneMatch(fault -> fault.place().equals("/" + FILE))) {
      fault(FILE, "required", "must be given");
    }
    flag("dry_run", false);
    flag("create_labels", true);
    names();
    flag("unescape", false);
    judgeFor(file == null ? null : file.format());
    if (!faults.isEmpty()) {
      shelf.refuse((file == null ? "" + fields : canonical()) + faults);
      throw ProblemException.invalid(faults);
    }
  }

  /** Nothing is called nothing, and no name at all would mean something else. */
  private void names() {
    if ("".equals(fields.get("project"))) {
      fault("project", "unknown", "there is no such project");
    }
    if ("".equals(fields.get("sheet"))) {
      fault("sheet", "blank", "must not be blank");
    }
  }

  private void judgeFor(@Nullable SheetFormat format) {
    if (format != null && format != SheetFormat.XLSX && fields.containsKey("sheet")) {
      fault("sheet", "not_taken", "is taken with .xlsx alone, since a CSV has no sheets");
    }
  }

  StoredFile file() {
    if (file == null) {
      throw new IllegalStateException("a form without a file is no good form");
    }
    return file;
  }

  ImportOptions options() {
    return new ImportOptions(
        fields.get("project"),
        flag("dry_run", false),
        flag("create_labels", true),
        flag("unescape", false),
        fields.get("sheet"));
  }

  /** What an equal request would send. */
  String canonical() {
    return fields.toString() + file().name() + file().blob().sha256();
  }

  private boolean flag(String name, boolean otherwise) {
    return switch (fields.get(name)) {
      case null -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default -> {
        fault(name, "wrong_type", "must be true or false");
        yield otherwise;
      }
    };
  }

  private void fault(String field, String code, String message) {
    faults.add(new InputFault(InputFault.Where.POINTER, "/" + field, code, message));
  }
}
