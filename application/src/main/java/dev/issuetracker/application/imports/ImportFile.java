package dev.issuetracker.application.imports;

import dev.issuetracker.application.blob.Blob;
import dev.issuetracker.application.sheet.SheetFormat;
import java.util.List;

/**
 * A file that was stored and looked at.
 *
 * @param header its columns, as they stand there
 */
public record ImportFile(String name, SheetFormat format, Blob blob, List<String> header) {
  public ImportFile {
    header = List.copyOf(header);
  }
}
