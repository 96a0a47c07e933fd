package dev.issuetracker.application.contract;

import dev.issuetracker.application.Ports;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** For use cases that should meet another port than they would, a clock that stands still say. */
public final class OtherPort {
  private OtherPort() {}

  /** The same ports, but for the one of this type. */
  public static <T> Ports in(Ports ports, Class<T> type, T other) {
    var components = Ports.class.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = types[i] == type ? other : components[i].getAccessor().invoke(ports);
      }
      return Ports.class.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
