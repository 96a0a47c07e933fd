package dev.issuetracker.rest.imports;

import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.application.imports.ImportUseCases;
import dev.issuetracker.application.sheet.SheetFormat;
import dev.issuetracker.rest.multipart.Part;
import dev.issuetracker.rest.multipart.Parts;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import dev.issuetracker.rest.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload: one file, which goes into the store while it comes, and fields that may
 * as well stand in the query. Where a field stands in both they must say the same.
 */
final class Form {
  private static final String FILE = "file";
  private static final Set<String> FIELDS =
      Set.of("project", "dry_run", "create_labels", "unescape", "sheet");
  private static final int LONGEST = 1_024;

  private final ImportUseCases imports;
  private final Map<String, String> fields = new TreeMap<>();
  private final List<InputFault> faults = new ArrayList<>();
  private @Nullable Received file;

  /** The file of the form, stored. Whoever does not go on with it must drop the blob. */
  record Received(String name, SheetFormat format, Blob blob) {}

  Form(ImportUseCases imports, ImportQuery query) {
    this.imports = imports;
    query.given().forEach(fields::put);
  }

  /** Takes the form in to its end; keeps nothing if there is anything wrong with it. */
  Received receive(Parts parts) throws IOException {
    boolean good = false;
    try {
      for (var part = parts.next(); part.isPresent(); part = parts.next()) {
        take(part.get());
      }
      var received = judged();
      good = true;
      return received;
    } finally {
      if (file != null && !good) {
        imports.drop(file.blob());
      }
    }
  }

  private void take(Part part) throws IOException {
    var name = part.name();
    var fileName = part.filename();
    if (name.equals(FILE) && fileName != null && file == null) {
      file = new Received(fileName, format(fileName), imports.store(part.content()));
    } else if (FIELDS.contains(name) && fileName == null) {
      var value = text(part);
      var before = fields.put(name, value);
      if (before != null && !before.equals(value)) {
        faults.add(fault(name, "contradiction", "stands twice with different values"));
      }
    } else {
      faults.add(misplaced(name));
    }
  }

  private static SheetFormat format(String fileName) {
    return SheetFormat.ofName(fileName)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The name of the file must end with .csv, .csv.gz or .xlsx."));
  }

  private static InputFault misplaced(String name) {
    var shown = name.length() > 100 ? name.substring(0, 100) : name;
    return name.equals(FILE)
        ? fault(shown, "wrong_type", "must be one file with a name")
        : FIELDS.contains(name)
            ? fault(shown, "wrong_type", "is not a field of this form")
            : fault(shown, "unknown_field", "is not a field of this form");
  }

  private String text(Part part) throws IOException {
    var bytes = part.content().readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      faults.add(fault(part.name(), "too_long", "is too long"));
      return "";
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The file, or everything that is wrong with the form. */
  private Received judged() {
    flag("dry_run", false);
    flag("create_labels", true);
    flag("unescape", false);
    var received = file;
    if (received == null && faults.isEmpty()) {
      faults.add(fault(FILE, "required", "must be given"));
    }
    if (received == null || !faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return received;
  }

  ImportOptions options() {
    return new ImportOptions(
        given("project"),
        flag("dry_run", false),
        flag("create_labels", true),
        flag("unescape", false),
        given("sheet"));
  }

  /** What an equal request would send, apart from the file. */
  String canonical() {
    return fields.toString();
  }

  private @Nullable String given(String name) {
    var value = fields.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private boolean flag(String name, boolean otherwise) {
    return switch (fields.get(name)) {
      case null -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default -> {
        faults.add(fault(name, "wrong_type", "must be true or false"));
        yield otherwise;
      }
    };
  }

  private static InputFault fault(String field, String code, String message) {
    return new InputFault(InputFault.Where.POINTER, "/" + field, code, message);
  }
}
