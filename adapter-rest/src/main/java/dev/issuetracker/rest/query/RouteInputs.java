package dev.issuetracker.rest.query;

import dev.issuetracker.rest.answer.HeedsIfMatch;
import dev.issuetracker.rest.problem.InputFault;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.inject.ExecutableMethod;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a route declares to take, read from the arguments of its method. */
record RouteInputs(Map<String, Parameter> parameters, BodyKind body, boolean heedsIfMatch) {

  /** Only a JSON body is read by our reader, which then reports the faults of the query too. */
  enum BodyKind {
    NONE,
    OPTIONAL_JSON,
    JSON,
    OTHER
  }

  static RouteInputs of(ExecutableMethod<?, ?> method) {
    Argument<?>[] arguments = method.getArguments();
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Arrays.stream(arguments)
        .flatMap(RouteInputs::queryArguments)
        .map(Parameter::of)
        .forEach(parameter -> parameters.put(parameter.name(), parameter));
    BodyKind body =
        Arrays.stream(arguments)
            .filter(argument -> has(argument, Body.class))
            .map(RouteInputs::kind)
            .findFirst()
            .orElse(takesOther(method) ? BodyKind.OTHER : BodyKind.NONE);
    return new RouteInputs(parameters, body, method.hasAnnotation(HeedsIfMatch.class));
  }

  private static BodyKind kind(Argument<?> body) {
    if (!body.getType().isRecord() && body.getType() != List.class) {
      return BodyKind.OTHER;
    }
    return body.isNullable() ? BodyKind.OPTIONAL_JSON : BodyKind.JSON;
  }

  /** Whether a route reads a body by other means than one argument: the parts of a form, say. */
  private static boolean takesOther(ExecutableMethod<?, ?> method) {
    return Arrays.stream(method.stringValues(Consumes.class)).anyMatch(t -> !t.contains("json"))
        || Arrays.stream(method.getArguments()).anyMatch(argument -> has(argument, Part.class));
  }

  boolean takesNone() {
    return body == BodyKind.NONE;
  }

  boolean takesJson() {
    return body == BodyKind.JSON || body == BodyKind.OPTIONAL_JSON;
  }

  /** Whether somebody will read the body, or miss it, and report the faults of the query along. */
  boolean reportsLater(boolean hasBody) {
    return body == BodyKind.JSON || (body == BodyKind.OPTIONAL_JSON && hasBody);
  }

  /** An argument of the query, or the components of a record that gathers many of them. */
  private static Stream<Argument<?>> queryArguments(Argument<?> argument) {
    if (has(argument, RequestBean.class)) {
      return Arrays.stream(
              BeanIntrospection.getIntrospection(argument.getType()).getConstructorArguments())
          .filter(component -> has(component, QueryValue.class))
          .map(component -> component);
    }
    return has(argument, QueryValue.class) ? Stream.of(argument) : Stream.empty();
  }

  List<InputFault> judge(Map<String, List<String>> given) {
    List<InputFault> faults = new ArrayList<>();
    for (String name : given.keySet()) {
      if (!parameters.containsKey(name)) {
        faults.add(
            InputFault.parameter(QueryString.clip(name), "unknown_parameter", "is not known here"));
      }
    }
    for (Parameter parameter : parameters.values()) {
      if (parameter.required() || given.containsKey(parameter.name())) {
        parameter.judge(given.getOrDefault(parameter.name(), List.of())).ifPresent(faults::add);
      }
    }
    return faults;
  }

  private static boolean has(Argument<?> argument, Class<? extends Annotation> annotation) {
    return argument.getAnnotationMetadata().hasAnnotation(annotation);
  }
}
