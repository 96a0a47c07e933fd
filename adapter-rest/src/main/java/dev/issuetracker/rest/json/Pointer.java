package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way to a place in a body, step by step. It becomes a text, a JSON pointer (RFC 6901), only
 * where a fault is told: a body has far more places than faults. Where hostile names would make an
 * answer long the text is cut, and says so: a name within itself, the whole between two steps.
 */
final class Pointer {
  static final Pointer WHOLE = new Pointer(null, null, 0);

  /** As long as a text gets, but for the mark that it is cut. */
  static final int LONGEST = 512;

  private static final int LONGEST_NAME = 100;
  private static final String CUT = "…";

  private final @Nullable Pointer parent;
  private final @Nullable String name;
  private final int index;

  private Pointer(@Nullable Pointer parent, @Nullable String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  Pointer member(String member) {
    return new Pointer(this, member, 0);
  }

  Pointer item(int item) {
    return new Pointer(this, null, item);
  }

  String text() {
    var text = new StringBuilder();
    for (Pointer step : steps()) {
      String shown = step.shown();
      if (text.length() + 1 + shown.length() > LONGEST) {
        return text.append('/').append(CUT).toString();
      }
      text.append('/').append(shown);
    }
    return text.toString();
  }

  private Deque<Pointer> steps() {
    Deque<Pointer> steps = new ArrayDeque<>();
    for (Pointer at = this; at.parent != null; at = at.parent) {
      steps.push(at);
    }
    return steps;
  }

  private String shown() {
    return name == null
        ? Integer.toString(index)
        : printable(Texts.clip(name, LONGEST_NAME, CUT)).replace("~", "~0").replace("/", "~1");
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
