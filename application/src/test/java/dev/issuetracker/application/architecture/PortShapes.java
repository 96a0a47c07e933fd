package dev.issuetracker.application.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

/** How rules know a use case and a port: by the record that names the ports, {@code Ports}. */
final class PortShapes {
  private PortShapes() {}

  /** A use case is made from all the ports, and so are its parts. */
  static boolean isUseCase(JavaClass javaClass, Rings rings) {
    return outermost(javaClass).getConstructors().stream()
        .flatMap(constructor -> constructor.getRawParameterTypes().stream())
        .anyMatch(parameter -> parameter.getName().equals(rings.application() + ".Ports"));
  }

  static boolean nameInterfacesOnly(JavaClass ports) {
    return ports.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .allMatch(field -> isPort(field.getRawType()));
  }

  private static boolean isPort(JavaClass type) {
    return type.isInterface() || (type.isRecord() && type.getSimpleName().endsWith("Ports"));
  }

  private static JavaClass outermost(JavaClass javaClass) {
    return javaClass.getEnclosingClass().map(PortShapes::outermost).orElse(javaClass);
  }
}
