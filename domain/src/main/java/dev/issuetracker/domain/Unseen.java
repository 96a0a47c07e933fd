package dev.issuetracker.domain;

import java.lang.Character.UnicodeScript;
import java.util.OptionalInt;

/**
 * Characters that a reader does not see: marks that guide the letters around, turn the direction,
 * or look like a space. By one of them two names can differ that nobody can tell apart.
 */
final class Unseen {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int KEYCAP = 0x20E3;
  private static final int FLAG = 0x1F3F4;

  private Unseen() {}

  static boolean is(int point) {
    return switch (point) {
      // Fillers of Hangul and Khmer, the empty Braille cell, and what joins marks.
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> Character.getType(point) == Character.FORMAT || isSelector(point) || isTag(point);
    };
  }

  /** Chooses one of two forms of the character before, such as that of a heart. */
  private static boolean isSelector(int point) {
    return (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0x180B && point <= 0x180F)
        || (point >= 0xE0100 && point <= 0xE01EF);
  }

  /** Says whose flag it is. */
  private static boolean isTag(int point) {
    return point >= 0xE0000 && point <= 0xE007F;
  }

  /** The first one that changes nothing of what stands around it. */
  static OptionalInt firstIn(String name) {
    var points = name.codePoints().toArray();
    int base = -1;
    for (int at = 0; at < points.length; at++) {
      if (!is(points[at])) {
        base = Character.getType(points[at]) == Character.NON_SPACING_MARK ? base : points[at];
      } else if (!guides(points, at, base)) {
        return OptionalInt.of(points[at]);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether it does what it is for, after the letter or the picture that stands before it. */
  private static boolean guides(int[] points, int at, int base) {
    int before = at > 0 ? points[at - 1] : -1;
    int after = at + 1 < points.length ? points[at + 1] : -1;
    int point = points[at];
    if (isTag(point)) {
      return base == FLAG;
    }
    if (isSelector(point)) {
      return before >= 0 && !is(before) && (after == KEYCAP || isGuided(base));
    }
    boolean joins = point == JOINER || point == NON_JOINER;
    return joins && isGuided(base) && after >= 0 && !is(after) && !Character.isSpaceChar(after);
  }

  /** Most scripts, and pictures; not those whose letters stand as they are. */
  private static boolean isGuided(int base) {
    if (base <= '~') {
      return false;
    }
    return switch (UnicodeScript.of(base)) {
      case LATIN, GREEK, CYRILLIC -> false;
      default -> !Character.isSpaceChar(base);
    };
  }
}
