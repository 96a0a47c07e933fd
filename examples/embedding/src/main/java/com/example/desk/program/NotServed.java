package com.example.desk.program;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Stands where a port would be that this program has no use for, and says so when called. */
final class NotServed {
  private NotServed() {}

  static <T> T port(Class<T> type) {
    return port(type, Map.of());
  }

  /**
   * The same, but for what is asked of everybody, of those who have nothing, too.
   *
   * @param answers by the names of methods
   */
  static <T> T port(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              var answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(
                    type.getSimpleName() + "." + method.getName() + " is not served here");
              }
              return answer;
            }));
  }
}
