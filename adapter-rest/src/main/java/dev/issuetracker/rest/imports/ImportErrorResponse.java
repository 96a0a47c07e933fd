package dev.issuetracker.rest.imports;

import dev.issuetracker.application.imports.RowError;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that was refused, with everything that is wrong with it. */
@Serdeable
@Schema(name = "ImportError")
public record ImportErrorResponse(
    @Schema(description = "Its number among the rows, from 1") long row,
    @Schema(description = "The line of a CSV, or the row of a sheet, that it begins in") long line,
    @Schema(description = "The messages by column; \"row\" for those about the row as a whole")
        Map<String, List<String>> errors,
    List<FaultOfRow> faults) {

  /** One thing that is wrong with a row. */
  @Serdeable
  @Schema(name = "ImportFault")
  public record FaultOfRow(
      @Nullable String column, String code, String message, @Nullable String value) {}

  static final String WHOLE_ROW = "row";

  static ImportErrorResponse from(RowError error) {
    return new ImportErrorResponse(
        error.row(),
        error.line(),
        messages(error),
        error.faults().stream()
            .map(
                fault ->
                    new FaultOfRow(fault.column(), fault.code(), fault.message(), fault.value()))
            .toList());
  }

  static Map<String, List<String>> messages(RowError error) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    for (var fault : error.faults()) {
      var column = fault.column() == null ? WHOLE_ROW : fault.column();
      messages.computeIfAbsent(column, name -> new ArrayList<>()).add(fault.message());
    }
    return messages;
  }
}
