package dev.issuetracker.rest.imports;

import dev.issuetracker.application.issue.IssueCriteria;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which issues an export hands out. */
@Introspected
public record ExportQuery(
    @QueryValue @Parameter(description = "Any of these statuses") @Nullable List<String> status,
    @QueryValue @Parameter(description = "Any of these priorities")
        @Nullable List<String> priority) {

  IssueCriteria criteria() {
    var faults = new ArrayList<InputFault>();
    var statuses = all("status", status, Status::of, faults);
    var priorities = all("priority", priority, Priority::of, faults);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return new IssueCriteria(statuses, priorities, null, false, IssueCriteria.Sort.ID, false);
  }

  private static <T> Set<T> all(
      String name,
      @Nullable List<String> given,
      Function<String, Optional<T>> known,
      List<InputFault> faults) {
    Set<T> found = new HashSet<>();
    for (var text : given == null ? List.<String>of() : given) {
      known
          .apply(text)
          .ifPresentOrElse(
              found::add,
              () -> faults.add(InputFault.parameter(name, "unknown", "is not known here")));
    }
    return found;
  }
}
