package dev.issuetracker.rest.query;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.bind.binders.QueryValueArgumentBinder;
import io.micronaut.http.bind.binders.RequestArgumentBinder;
import java.util.List;
import java.util.Optional;

/**
 * Binds query parameters. A repeatable one is the list of what was given, each as it is; the
 * framework would also split every value at its commas. What was not given and need not be is not
 * looked for any further: a list has two dozen of them.
 */
final class RepeatedValueBinder<T> extends QueryValueArgumentBinder<T> {

  RepeatedValueBinder(ConversionService conversions) {
    super(conversions);
  }

  @Override
  public Class<QueryValue> getAnnotationType() {
    return QueryValue.class;
  }

  @Override
  public RequestArgumentBinder<T> createSpecific(Argument<T> argument) {
    return argument.getType() == List.class ? this : super.createSpecific(argument);
  }

  @Override
  @SuppressWarnings("unchecked")
  public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
    Argument<T> argument = context.getArgument();
    var given = QueryString.of(request).values();
    if (argument.getType() != List.class) {
      return argument.isNullable() && !given.containsKey(Parameter.nameOf(argument))
          ? BindingResult.empty()
          : super.bind(context, request);
    }
    List<String> values = given.getOrDefault(Parameter.nameOf(argument), List.of());
    return () -> Optional.of((T) List.copyOf(values));
  }
}
