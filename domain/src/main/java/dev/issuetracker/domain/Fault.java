package dev.issuetracker.domain;

/**
 * One thing that is wrong with what a caller gave.
 *
 * @param pointer where, as a JSON pointer into what was given ("/labels/2"), or "" for the whole;
 *     of a query, the name of the parameter
 * @param code a stable word that a program can act on
 * @param message the same for a person
 */
public record Fault(String pointer, String code, String message) {

  public static Fault required(String pointer) {
    return new Fault(pointer, "required", "must be given");
  }

  /** Of what was given, and holds nothing, where something must stand. */
  public static Fault notNull(String pointer) {
    return new Fault(pointer, "required", "must not be null");
  }

  public static Fault unknown(String pointer, String what) {
    return new Fault(pointer, "unknown", "there is no such " + what);
  }

  /** The same fault, seen from a place that holds the one it was found in. */
  public Fault under(String prefix) {
    return new Fault(prefix + pointer, code, message);
  }
}
