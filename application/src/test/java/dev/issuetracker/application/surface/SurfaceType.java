package dev.issuetracker.application.surface;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** One public type, as a Java programmer would write down its face. */
record SurfaceType(Class<?> type) {
  private static final Set<String> GIVEN =
      Set.of("equals", "hashCode", "toString", "values", "valueOf");

  String text() {
    return head()
        + "\n"
        + Stream.of(constants(), fields(), constructors(), methods())
            .flatMap(lines -> lines)
            .map(line -> "  " + line + "\n")
            .collect(joining());
  }

  private String head() {
    var parents =
        Arrays.stream(type.getAnnotatedInterfaces()).map(SurfaceType::name).collect(joining(", "));
    var word = type.isInterface() ? " extends " : " implements ";
    return kind() + " " + ownName() + components() + (parents.isEmpty() ? "" : word + parents);
  }

  private String kind() {
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    var sealed = type.isSealed() ? "sealed " : "";
    return type.isInterface() ? sealed + "interface" : "class";
  }

  private String ownName() {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private String components() {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(part -> name(part.getAnnotatedType()) + " " + part.getName())
            .collect(joining(", ", "(", ")"))
        : "";
  }

  private Stream<String> constants() {
    return type.isEnum()
        ? Stream.of(
            Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(joining(", ")))
        : Stream.empty();
  }

  private Stream<String> fields() {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> isSeen(field.getModifiers()) && !field.isEnumConstant())
        .map(
            field ->
                prefix(field.getModifiers())
                    + name(field.getAnnotatedType())
                    + " "
                    + field.getName())
        .sorted();
  }

  private Stream<String> constructors() {
    return type.isRecord()
        ? Stream.empty()
        : Arrays.stream(type.getDeclaredConstructors())
            .filter(maker -> isSeen(maker.getModifiers()))
            .map(maker -> "new " + ownName() + parameters(maker))
            .sorted();
  }

  private Stream<String> methods() {
    var accessors =
        type.isRecord()
            ? Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toSet())
            : Set.<String>of();
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> isSeen(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !GIVEN.contains(method.getName()))
        .filter(method -> method.getParameterCount() > 0 || !accessors.contains(method.getName()))
        .map(SurfaceType::method)
        .sorted();
  }

  private static String method(Method method) {
    return prefix(method.getModifiers())
        + (method.isDefault() ? "default " : "")
        + name(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable code) {
    return Arrays.stream(code.getParameters())
        .map(SurfaceType::parameter)
        .collect(joining(", ", "(", ")"));
  }

  private static String parameter(Parameter parameter) {
    return name(parameter.getAnnotatedType()) + " " + parameter.getName();
  }

  private static boolean isSeen(int modifiers) {
    return Modifier.isPublic(modifiers);
  }

  private static String prefix(int modifiers) {
    return Modifier.isStatic(modifiers) ? "static " : "";
  }

  /** Without packages; what may be null says so. */
  private static String name(AnnotatedType type) {
    return type.toString()
        .replaceAll("[a-z][\\w.]*\\.(?=[A-Z@])", "")
        .replace("()", "")
        .replace('$', '.');
  }
}
