package dev.issuetracker.rest.imports;

import dev.issuetracker.application.imports.ImportOptions;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
  private static final Set<String> FIELDS =
      Set.of("project", "dry_run", "create_labels", "unescape", "sheet");
  private static final int LONGEST = 1_024;

  private final Map<String, String> fields = new TreeMap<>();
  private final List<InputFault> faults = new ArrayList<>();
  private final List<CompletedFileUpload> unread = new ArrayList<>();
  private @Nullable CompletedFileUpload file;

  private Form() {}

  static Form of(List<CompletedPart> parts, ImportQuery query) {
    var form = new Form();
    query.given().forEach(form.fields::put);
    parts.forEach(form::take);
    if (form.file == null) {
      form.faults.add(fault("file", "required", "must be given"));
    }
    return form;
  }

  private void take(CompletedPart part) {
    if (part instanceof CompletedFileUpload upload) {
      unread.add(upload);
    }
    var name = part.getName();
    if (name.equals("file") && part instanceof CompletedFileUpload upload && file == null) {
      file = upload;
    } else if (FIELDS.contains(name) && !(part instanceof CompletedFileUpload)) {
      var value = text(part);
      var before = fields.put(name, value);
      if (before != null && !before.equals(value)) {
        faults.add(fault(name, "contradiction", "stands twice with different values"));
      }
    } else {
      faults.add(
          fault(
              name.length() > 100 ? name.substring(0, 100) : name,
              FIELDS.contains(name) || name.equals("file") ? "wrong_type" : "unknown_field",
              name.equals("file")
                  ? "must be one file with a name"
                  : "is not a field of this form"));
    }
  }

  private String text(CompletedPart part) {
    try {
      var bytes = part.getBytes();
      if (bytes.length > LONGEST) {
        faults.add(fault(part.getName(), "too_long", "is too long"));
        return "";
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file and the fields, or everything that is wrong with them. */
  CompletedFileUpload file() {
    flag("dry_run", false);
    flag("create_labels", true);
    flag("unescape", false);
    if (!faults.isEmpty() || file == null) {
      throw ProblemException.invalid(faults);
    }
    return file;
  }

  /** The bytes of the file; closing them lets go of it. */
  InputStream open() throws IOException {
    var opened = file();
    unread.remove(opened);
    return opened.getInputStream();
  }

  /** Lets go of what nobody has read. */
  void discard() {
    unread.forEach(CompletedFileUpload::discard);
  }

  ImportOptions options() {
    return new ImportOptions(
        given("project"),
        flag("dry_run", false),
        flag("create_labels", true),
        flag("unescape", false),
        given("sheet"));
  }

  /** What an equal request would send, apart from the bytes of the file. */
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
