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
import java.util.HashMap;
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

    boolean canBeLeftOut() {
      return optional || kind == Kind.TEXTS;
    }

    @Nullable Object leftOut() {
      return kind == Kind.TEXTS ? List.of() : otherwise;
    }

    boolean canBeOf(List<String> given) {
      for (var value : given) {
        if (!kind.takes(value)) {
          return false;
        }
      }
      return true;
    }

    Object of(List<String> given) {
      return kind == Kind.TEXTS ? List.copyOf(given) : kind.of(given.getFirst());
    }
  }

  /**
   * @param places of the components, by their names
   * @param needed the names of those that cannot be left out
   * @param bare what the components are if none is given
   */
  private record Shape(
      BeanIntrospection<?> type,
      List<Component> components,
      Map<String, Integer> places,
      List<String> needed,
      List<@Nullable Object> bare) {
    static Shape of(Class<?> type) {
      var introspection = BeanIntrospection.getIntrospection(type);
      var components =
          Arrays.stream(introspection.getConstructorArguments()).map(Component::of).toList();
      var places = new HashMap<String, Integer>();
      for (var component : components) {
        places.put(component.name, places.size());
      }
      var needed = components.stream().filter(c -> !c.canBeLeftOut()).map(Component::name).toList();
      var bare = components.stream().<@Nullable Object>map(Component::leftOut).toList();
      return new Shape(introspection, components, places, needed, bare);
    }

    /** Nothing if there is something to convert. */
    @Nullable Object of(Map<String, List<String>> given) {
      if (!given.keySet().containsAll(needed)) {
        return null;
      }
      var values = bare.toArray();
      for (var each : given.entrySet()) {
        var place = places.get(each.getKey());
        if (place != null) {
          var component = components.get(place);
          if (!component.canBeOf(each.getValue())) {
            return null;
          }
          values[place] = component.of(each.getValue());
        }
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
