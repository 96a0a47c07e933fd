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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Binds records that gather query parameters. A list of issues takes two dozen of them, of which a
 * request gives one or two, and simple ones at that: those are taken from the query as they stand
 * there. A record of which something else was given is left to the framework, which converts it.
 */
final class QueryRecordBinder<T> extends RequestBeanAnnotationBinder<T> {
  private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

  QueryRecordBinder(RequestBinderRegistry binders) {
    super(binders);
  }

  /** What a parameter takes, as far as it is as simple as this. */
  private enum Kind {
    TEXT,
    TEXTS,
    FLAG,
    NUMBER,
    OTHER;

    private static final Pattern FLAGS = Pattern.compile("true|false");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}");

    private boolean takes(String given) {
      return switch (this) {
        case TEXT, TEXTS -> true;
        case FLAG -> FLAGS.matcher(given).matches();
        case NUMBER -> NUMBERS.matcher(given).matches();
        case OTHER -> false;
      };
    }

    private Object of(String given) {
      return switch (this) {
        case FLAG -> Boolean.valueOf(given);
        case NUMBER -> Integer.valueOf(given);
        case TEXT, TEXTS, OTHER -> given;
      };
    }
  }

  /**
   * @param otherwise what it is if nothing was given
   */
  private record Component(String name, Kind kind, boolean optional, @Nullable Object otherwise) {
    static Component of(Argument<?> argument) {
      var annotations = argument.getAnnotationMetadata();
      boolean asked = annotations.hasAnnotation(QueryValue.class);
      var kind = asked ? kind(argument) : Kind.OTHER;
      var declared = annotations.stringValue(Bindable.class, "defaultValue");
      var otherwise = declared.filter(kind::takes).map(kind::of);
      boolean optional = declared.isPresent() ? otherwise.isPresent() : argument.isNullable();
      return new Component(
          Parameter.nameOf(argument), kind, asked && optional, otherwise.orElse(null));
    }

    private static Kind kind(Argument<?> argument) {
      var type = argument.getType();
      if (type == List.class) {
        var item = argument.getFirstTypeVariable().orElse(argument).getType();
        return item == String.class ? Kind.TEXTS : Kind.OTHER;
      }
      if (type == Boolean.class || type == boolean.class) {
        return Kind.FLAG;
      }
      if (type == Integer.class || type == int.class) {
        return Kind.NUMBER;
      }
      return type == String.class ? Kind.TEXT : Kind.OTHER;
    }

    boolean canBeOf(@Nullable List<String> given) {
      return given == null ? optional || kind == Kind.TEXTS : given.stream().allMatch(kind::takes);
    }

    @Nullable Object of(@Nullable List<String> given) {
      if (kind == Kind.TEXTS) {
        return given == null ? List.of() : List.copyOf(given);
      }
      return given == null ? otherwise : kind.of(given.getFirst());
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
