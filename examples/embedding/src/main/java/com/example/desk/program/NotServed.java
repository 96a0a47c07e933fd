package com.example.desk.program;

import java.lang.reflect.Proxy;

/** Stands where a port would be that this program has no use for, and says so when called. */
final class NotServed {
  private NotServed() {}

  static <T> T port(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(
                  type.getSimpleName() + "." + method.getName() + " is not served here");
            }));
  }
}
