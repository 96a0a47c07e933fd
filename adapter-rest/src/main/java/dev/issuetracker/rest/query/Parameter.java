package dev.issuetracker.rest.query;

import dev.issuetracker.rest.problem.InputFault;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.QueryValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One query parameter that a route declares. Only those of type List may be repeated. */
record Parameter(String name, Class<?> type, boolean repeatable, boolean required) {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,30}");
  private static final long LARGEST = (1L << 53) - 1;

  static Parameter of(Argument<?> argument) {
    var annotations = argument.getAnnotationMetadata();
    String name = nameOf(argument);
    boolean repeatable = List.class.isAssignableFrom(argument.getType());
    boolean optional =
        argument.isNullable()
            || repeatable
            || argument.getType() == Optional.class
            || annotations.stringValue(Bindable.class, "defaultValue").isPresent();
    Class<?> type =
        repeatable || argument.getType() == Optional.class
            ? argument.getFirstTypeVariable().orElse(Argument.STRING).getType()
            : argument.getType();
    return new Parameter(name, type, repeatable, !optional);
  }

  static String nameOf(Argument<?> argument) {
    var annotations = argument.getAnnotationMetadata();
    return annotations
        .stringValue(QueryValue.class)
        .or(() -> annotations.stringValue(Bindable.class))
        .filter(given -> !given.isEmpty())
        .orElse(argument.getName());
  }

  Optional<InputFault> judge(List<String> values) {
    if (values.isEmpty()) {
      return required ? fault("required", "must be given") : Optional.empty();
    }
    if (values.size() > 1 && !repeatable) {
      return fault("repeated", "must stand only once");
    }
    for (var value : values) {
      var fault = judge(value);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<InputFault> judge(String value) {
    if (type == int.class || type == Integer.class) {
      return integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class || type == Long.class) {
      return integer(value, -LARGEST, LARGEST);
    }
    if (type == boolean.class || type == Boolean.class) {
      return value.equals("true") || value.equals("false")
          ? Optional.empty()
          : fault("wrong_type", "must be true or false");
    }
    return type == LocalDate.class ? date(value) : Optional.empty();
  }

  private Optional<InputFault> integer(String value, long least, long most) {
    if (!INTEGER.matcher(value).matches()) {
      return fault("wrong_type", "must be an integer");
    }
    boolean fits =
        value.length() <= 18 && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
    return fits ? Optional.empty() : fault("out_of_range", "must be from " + least + " to " + most);
  }

  private Optional<InputFault> date(String value) {
    try {
      LocalDate.parse(value);
      return Optional.empty();
    } catch (DateTimeException noDate) {
      return fault("wrong_type", "must be a date such as 2026-02-01");
    }
  }

  private Optional<InputFault> fault(String code, String message) {
    return Optional.of(InputFault.parameter(name, code, message));
  }
}
