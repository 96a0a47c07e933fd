package dev.issuetracker.rest.json;

/** A JSON pointer (RFC 6901), clipped where a hostile member name would make an answer long. */
final class Pointer {

  private static final int LONGEST_NAME = 100;

  private Pointer() {}

  static String member(String parent, String name) {
    String shown =
        name.codePointCount(0, name.length()) <= LONGEST_NAME
            ? name
            : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    return parent + "/" + printable(shown).replace("~", "~0").replace("/", "~1");
  }

  static String item(String parent, int index) {
    return parent + "/" + index;
  }

  /** A name may hold the very characters that are refused; an answer must not repeat them. */
  private static String printable(String name) {
    StringBuilder text = new StringBuilder(name.length());
    name.codePoints()
        .map(c -> Characters.forbidden(c) || Character.isISOControl(c) ? 0xFFFD : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
