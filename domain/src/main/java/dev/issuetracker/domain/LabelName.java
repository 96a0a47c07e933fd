package dev.issuetracker.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A label's name as it was first given. Two names are the same label when they fold to the same
 * text.
 */
public record LabelName(String value) {
  public static final int LIMIT = 50;

  public LabelName {
    check("", value).ifPresent(fault -> new Faults().add(fault).refuse());
    value = Texts.trim(value);
  }

  /** Of a name that a label may have: labels were made by laxer rules than {@link #checkNew}. */
  public static Optional<Fault> check(String pointer, @Nullable String text) {
    var fault =
        Texts.line(pointer, text, LIMIT, point -> Character.getType(point) == Character.FORMAT);
    if (fault.isEmpty() && text != null && text.indexOf(',') >= 0) {
      return Optional.of(new Fault(pointer, "comma", "must not hold a comma"));
    }
    if (fault.isEmpty() && text != null && fold(text).isEmpty()) {
      return Optional.of(new Fault(pointer, "blank", "must not be blank"));
    }
    return fault;
  }

  /** Of the name that a label is to have from now on. */
  public static Optional<Fault> checkNew(String pointer, @Nullable String text) {
    return check(pointer, text).or(() -> Texts.unseen(pointer, Texts.given(text)));
  }

  public String folded() {
    return fold(value);
  }

  /** Java folds, not SQL, whose idea of lower case depends on the database's locale. */
  public static String fold(String text) {
    if (isAscii(text)) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
    var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    // Lower case may take a text out of its normal form again.
    return Normalizer.normalize(compatible.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  /** Such a text is in its normal form, whatever its case. */
  private static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) > '~') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
