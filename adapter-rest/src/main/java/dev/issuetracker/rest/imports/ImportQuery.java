package dev.issuetracker.rest.imports;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a file is to be read, as far as the query says it; the form may say it as well. */
@Introspected
public record ImportQuery(
    @QueryValue @Parameter(description = "The project of rows that name none: its key or id")
        @Nullable String project,
    @QueryValue("dry_run") @Parameter(description = "Judge every row and write nothing")
        @Nullable Boolean dryRun,
    @QueryValue("create_labels")
        @Parameter(description = "Whether labels that do not exist are made (the default)")
        @Nullable Boolean createLabels,
    @QueryValue
        @Parameter(
            description =
                "Take off the marks that an export puts before risky texts; for a CSV alone")
        @Nullable Boolean unescape,
    @QueryValue @Parameter(description = "Which sheet of a workbook; for .xlsx alone")
        @Nullable String sheet) {

  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "project", project);
    put(given, "dry_run", dryRun);
    put(given, "create_labels", createLabels);
    put(given, "unescape", unescape);
    put(given, "sheet", sheet);
    return given;
  }

  private static void put(Map<String, String> to, String name, @Nullable Object value) {
    if (value != null) {
      to.put(name, value.toString());
    }
  }
}
