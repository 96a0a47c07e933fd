package dev.issuetracker.application.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/** What classes look like, as far as rules care. */
final class Shapes {
  private static final Set<String> BLAMED_ON_PROGRAMMERS =
      Set.of(
          "java.lang.IllegalArgumentException",
          "java.lang.IllegalStateException",
          "java.lang.NullPointerException",
          // The compiler's own, for a switch that a later version of a type outgrew.
          "java.lang.MatchException");
  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.HashSet",
          "java.util.ArrayDeque",
          "java.util.EnumMap",
          "java.lang.StringBuilder",
          "java.lang.ThreadLocal");

  private Shapes() {}

  static ArchCondition<JavaClass> beSealed() {
    return be("be sealed", javaClass -> javaClass.reflect().isSealed());
  }

  static ArchCondition<JavaClass> beClosed() {
    return be(
        "be closed to extension",
        javaClass ->
            javaClass.getModifiers().contains(JavaModifier.FINAL)
                || javaClass.isInterface()
                || javaClass.isEnum()
                || javaClass.isAnonymousClass()
                || javaClass.reflect().isSealed()
                || isPackageInfo(javaClass));
  }

  static ArchCondition<JavaClass> liveInAMarkedPackage() {
    return be(
        "live in a package that is @NullMarked",
        javaClass -> javaClass.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"));
  }

  static ArchCondition<JavaField> beStaticAndMutable() {
    return beField(
        "be static and mutable",
        field ->
            is(field, JavaModifier.STATIC)
                && !is(field, JavaModifier.SYNTHETIC)
                && (!is(field, JavaModifier.FINAL) || isMutable(field.getRawType())));
  }

  static ArchCondition<JavaField> beChangeable() {
    return beField(
        "be changeable",
        field ->
            !is(field, JavaModifier.STATIC)
                && !is(field, JavaModifier.SYNTHETIC)
                && (!is(field, JavaModifier.FINAL) || isMutable(field.getRawType())));
  }

  static ArchCondition<JavaField> beComparedByIdentity(Rings rings) {
    return beField(
        "be compared by identity",
        field -> !is(field, JavaModifier.STATIC) && hasIdentityAlone(field.getRawType(), rings));
  }

  /** A class of ours without equals, or an array, which has none. */
  private static boolean hasIdentityAlone(JavaClass type, Rings rings) {
    boolean plainClass = !type.isRecord() && !type.isEnum() && !type.isInterface();
    return type.isArray()
        || (type.getPackageName().startsWith(rings.domain())
            && plainClass
            && type.tryGetMethod("equals", Object.class).isEmpty());
  }

  /** What is private to a class, and what makes values. */
  static boolean isWorkshop(JavaClass javaClass) {
    return javaClass.getModifiers().contains(JavaModifier.PRIVATE)
        || javaClass.isAnonymousClass()
        || javaClass.getSimpleName().equals("Builder");
  }

  private static ArchCondition<JavaField> beField(String description, Predicate<JavaField> shape) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        var message = "%s does %s".formatted(field.getFullName(), description);
        events.add(new SimpleConditionEvent(field, shape.test(field), message));
      }
    };
  }

  static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> shape) {
    return DescribedPredicate.describe("are " + description, shape);
  }

  static boolean isPackageInfo(JavaClass javaClass) {
    return javaClass.getSimpleName().equals("package-info");
  }

  static boolean isUntypedRefusal(JavaAccess<?> access, Rings rings) {
    var thrown = access.getTargetOwner();
    return access instanceof JavaConstructorCall
        && thrown.isAssignableTo(Throwable.class)
        && !access.getOriginOwner().isAssignableTo(thrown.getName())
        && !BLAMED_ON_PROGRAMMERS.contains(thrown.getName())
        && !thrown.getPackageName().startsWith(rings.domain())
        && !thrown.getPackageName().startsWith(rings.application());
  }

  static ArchCondition<JavaClass> be(String description, Predicate<JavaClass> shape) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        var message = "%s does not %s".formatted(javaClass.getName(), description);
        events.add(new SimpleConditionEvent(javaClass, shape.test(javaClass), message));
      }
    };
  }

  private static boolean isMutable(JavaClass type) {
    return type.isArray()
        || MUTABLE.contains(type.getName())
        || type.getPackageName().startsWith("java.util.concurrent");
  }

  private static boolean is(JavaField field, JavaModifier modifier) {
    return field.getModifiers().contains(modifier);
  }
}
