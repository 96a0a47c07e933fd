package dev.issuetracker.rest.query;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.bind.binders.RequestBeanAnnotationBinder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds records that gather query parameters. A list of issues takes two dozen of them, of which a
 * request gives one or two, and texts at that: those are taken from the query as they stand there.
 * A record of which something else was given is left to the framework, which converts it.
 */
final class QueryRecordBinder<T> extends RequestBeanAnnotationBinder<T> {
  private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

  QueryRecordBinder(RequestBinderRegistry binders) {
    super(binders);
  }

  private enum Kind {
    TEXT,
    TEXTS,
    OTHER
  }

  private record Component(String name, Kind kind, boolean optional) {
    static Component of(Argument<?> argument) {
      var annotations = argument.getAnnotationMetadata();
      boolean plain =
          annotations.hasAnnotation(QueryValue.class)
              && annotations.stringValue(Bindable.class, "defaultValue").isEmpty();
      return new Component(
          Parameter.nameOf(argument),
          plain ? kind(argument) : Kind.OTHER,
          plain && argument.isNullable());
    }

    private static Kind kind(Argument<?> argument) {
      if (argument.getType() == String.class) {
        return Kind.TEXT;
      }
      boolean texts =
          argument.getType() == List.class
              && argument.getFirstTypeVariable().orElse(argument).getType() == String.class;
      return texts ? Kind.TEXTS : Kind.OTHER;
    }

    boolean canBeOf(@Nullable List<String> given) {
      return given == null ? optional || kind == Kind.TEXTS : kind != Kind.OTHER;
    }

    @Nullable Object of(@Nullable List<String> given) {
      if (kind == Kind.TEXTS) {
        return given == null ? List.of() : List.copyOf(given);
      }
      return given == null ? null : given.getFirst();
    }
  }

  private record Shape(BeanIntrospection<?> type, List<Component> components) {
    static Shape of(Class<?> type) {
      var introspection = BeanIntrospection.getIntrospection(type);
      var components =
          Arrays.stream(introspection.getConstructorArguments()).map(Component::of).toList();
      return new Shape(introspection, components);
    }

    /** Nothing if there is something to convert. */
    @Nullable Object of(Map<String, List<String>> given) {
      var values = new @Nullable Object[components.size()];
      for (int at = 0; at < values.length; at++) {
        var component = components.get(at);
        var of = given.get(component.name);
        if (!component.canBeOf(of)) {
          return null;
        }
        values[at] = component.of(of);
      }
      return type.instantiate(false, values);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
    var shape = shapes.computeIfAbsent(context.getArgument().getType(), Shape::of);
    var bound = (T) shape.of(QueryString.of(request).values());
    return bound == null ? super.bind(context, request) : () -> Optional.of(bound);
  }
}
