package dev.issuetracker.application.surface;

import dev.issuetracker.domain.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds records that share a list, a set, a map or bytes with whoever made them, or with whoever
 * reads them: makes one of things that can be changed, changes them, and looks.
 */
final class Sharing {
  private final Class<?> type;
  private final List<Object> given = new ArrayList<>();

  private Sharing(Class<?> type) {
    this.type = type;
  }

  /** The components that are shared, as "Record.component". */
  static List<String> in(Class<?> type) {
    return new Sharing(type).shared();
  }

  private List<String> shared() {
    var components = type.getRecordComponents();
    var values = samples(components);
    if (given.isEmpty()) {
      return List.of();
    }
    var made = make(components, values);
    var before = shown(made);
    given.forEach(Sharing::change);
    Stream.of(components).map(component -> read(made, component)).forEach(Sharing::change);
    var after = shown(made);
    return Stream.of(components)
        .map(RecordComponent::getName)
        .filter(name -> !after.get(name).equals(before.get(name)))
        .map(name -> type.getSimpleName() + "." + name)
        .toList();
  }

  private @Nullable Object[] samples(RecordComponent[] components) {
    return Stream.of(components).map(RecordComponent::getGenericType).map(this::sample).toArray();
  }

  private Object make(RecordComponent[] components, @Nullable Object[] values) {
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new AssertionError(type + " cannot be made of so little", refused.getCause());
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Nothing, but for what could be changed by whoever gave it. */
  private @Nullable Object sample(Type wanted) {
    if (wanted instanceof ParameterizedType parts) {
      var inner = parts.getActualTypeArguments()[0];
      return parts.getRawType() == Field.class
          ? Field.of(sample(inner))
          : holding((Class<?>) parts.getRawType(), inner);
    }
    if (wanted == byte[].class) {
      return noted(new byte[1]);
    }
    if (wanted == boolean.class) {
      return false;
    }
    if (wanted == int.class) {
      return 1;
    }
    if (wanted == double.class) {
      return 1.0;
    }
    return wanted == long.class ? 1L : null;
  }

  private @Nullable Object holding(Class<?> raw, Type inner) {
    if (raw == Map.class) {
      return noted(new HashMap<>());
    }
    if (raw != List.class && raw != Set.class && raw != Collection.class) {
      return null;
    }
    Collection<@Nullable Object> collection =
        raw == Set.class ? new HashSet<>() : new ArrayList<>();
    var element = inner instanceof Class<?> one ? single(one) : sample(inner);
    if (element != null) {
      collection.add(element);
    }
    return noted(collection);
  }

  /** Not every list may be empty: something for it, if that is easily made. */
  private static @Nullable Object single(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (!type.isRecord()) {
      return null;
    }
    var components = type.getRecordComponents();
    var sharing = new Sharing(type);
    try {
      return sharing.make(components, sharing.samples(components));
    } catch (AssertionError demanding) {
      return null;
    }
  }

  private Object noted(Object value) {
    given.add(value);
    return value;
  }

  private Map<String, String> shown(Object made) {
    var shown = new HashMap<String, String>();
    for (var component : type.getRecordComponents()) {
      var value = read(made, component);
      shown.put(
          component.getName(), value instanceof byte[] bytes ? Arrays.toString(bytes) : "" + value);
    }
    return shown;
  }

  private static @Nullable Object read(Object made, RecordComponent component) {
    try {
      return component.getAccessor().invoke(made);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  @SuppressWarnings("unchecked")
  private static void change(@Nullable Object value) {
    try {
      switch (value) {
        case byte[] bytes -> bytes[0]++;
        case Map<?, ?> map -> ((Map<Object, Object>) map).put("changed", "changed");
        case Collection<?> collection -> ((Collection<Object>) collection).add("changed");
        case Field.Value<?>(var held) -> change(held);
        case null, default -> {}
      }
    } catch (UnsupportedOperationException unchangeable) {
      // As it should be.
    }
  }
}
