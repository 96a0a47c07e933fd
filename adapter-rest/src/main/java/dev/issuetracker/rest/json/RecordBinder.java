package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Field;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds a JSON object onto a record, member by component, through its introspection. */
final class RecordBinder {

  private final Binder values;
  private final BeanIntrospection<?> shape;
  private final ShapeFaults faults;

  RecordBinder(Binder values, BeanIntrospection<?> shape, ShapeFaults faults) {
    this.values = values;
    this.shape = shape;
    this.faults = faults;
  }

  Bound bind(Json json, Pointer pointer) {
    if (!(json instanceof Json.Members(Map<String, Json> members))) {
      return Scalars.wrong("an object", pointer, faults);
    }
    Argument<?>[] components = shape.getConstructorArguments();
    noteUnknown(members, components, pointer);
    @Nullable Object[] bound = new Object[components.length];
    boolean whole = true;
    for (int i = 0; i < components.length; i++) {
      switch (component(components[i], members, pointer)) {
        case Bound.Value(Object value) -> bound[i] = value;
        case Bound.Faulty faulty -> {
          bound[i] = placeholder(components[i].getType());
          whole = false;
        }
      }
    }
    Object built = shape.instantiate(false, bound);
    if (built instanceof Checked checked) {
      faults.addUnder(pointer, checked.shapeFaults());
      faults.judgeUnder(pointer, checked.faults());
    }
    return whole ? Bound.of(built) : new Bound.Faulty();
  }

  private Bound component(Argument<?> component, Map<String, Json> members, Pointer pointer) {
    String name = memberName(component);
    Pointer at = pointer.member(name);
    Json member = members.get(name);
    return member == null ? values.absent(component, at) : values.bind(component, member, at);
  }

  private void noteUnknown(Map<String, Json> members, Argument<?>[] components, Pointer pointer) {
    Set<String> unknown = new HashSet<>(members.keySet());
    for (Argument<?> component : components) {
      unknown.remove(memberName(component));
    }
    for (String name : members.keySet()) {
      if (unknown.contains(name)) {
        faults.add(pointer.member(name), "unknown_field", "is not known here");
      }
    }
  }

  private static String memberName(Argument<?> component) {
    return NameUtils.underscoreSeparate(component.getName(), true);
  }

  /** What stands for a component that did not bind, so that the others can still be judged. */
  private static @Nullable Object placeholder(Class<?> type) {
    if (type == Field.class) {
      return Field.absent();
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == boolean.class ? false : null;
  }
}
