package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Field;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import java.util.ArrayList;
import java.util.List;

/** Binds a JSON value onto a scalar, a list, a merge-patch field, or a record of these. */
final class Binder {

  private final ShapeFaults faults;

  Binder(ShapeFaults faults) {
    this.faults = faults;
  }

  Bound bind(Argument<?> type, Json json, Pointer pointer) {
    if (type.getType() == Field.class) {
      return field(type, json, pointer);
    }
    if (json instanceof Json.Nothing) {
      return nothing(type, pointer);
    }
    if (type.getType() == List.class) {
      return list(element(type), json, pointer);
    }
    if (Scalars.supports(type.getType())) {
      return Scalars.bind(type.getType(), json, pointer, faults);
    }
    BeanIntrospection<?> shape = BeanIntrospection.getIntrospection(type.getType());
    return new RecordBinder(this, shape, faults).bind(json, pointer);
  }

  /** Absent members only: an optional one is null, or an absent field. */
  Bound absent(Argument<?> type, Pointer pointer) {
    if (type.getType() == Field.class) {
      return Bound.of(Field.absent());
    }
    if (type.isNullable()) {
      return Bound.of(null);
    }
    faults.add(pointer, "required", "must be given");
    return new Bound.Faulty();
  }

  private Bound nothing(Argument<?> type, Pointer pointer) {
    if (type.isNullable()) {
      return Bound.of(null);
    }
    faults.add(pointer, "wrong_type", "must not be null");
    return new Bound.Faulty();
  }

  private Bound field(Argument<?> type, Json json, Pointer pointer) {
    Argument<?> inner = element(type);
    if (json instanceof Json.Nothing) {
      return Bound.of(new Field.Null<>());
    }
    return switch (bind(inner, json, pointer)) {
      case Bound.Faulty faulty -> faulty;
      case Bound.Value(var value) -> Bound.of(Field.of(value));
    };
  }

  private Bound list(Argument<?> element, Json json, Pointer pointer) {
    if (!(json instanceof Json.Items(List<Json> items))) {
      return Scalars.wrong("an array", pointer, faults);
    }
    List<Object> bound = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (bind(element, items.get(i), pointer.item(i)) instanceof Bound.Value(Object one)
          && one != null) {
        bound.add(one);
      }
    }
    return bound.size() == items.size() ? Bound.of(List.copyOf(bound)) : new Bound.Faulty();
  }

  private static Argument<?> element(Argument<?> type) {
    Argument<?>[] parameters = type.getTypeParameters();
    if (parameters.length != 1) {
      throw new IllegalStateException("No element type is known for " + type);
    }
    return parameters[0];
  }
}
