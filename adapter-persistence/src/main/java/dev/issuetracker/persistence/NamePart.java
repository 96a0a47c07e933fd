package dev.issuetracker.persistence;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in names. They are kept as they were typed, which for one and the same letter
 * is one character with some keyboards and two with others.
 */
record NamePart(String composed, String decomposed) {

  /** Nothing is a part of every name. */
  static NamePart of(@Nullable String q) {
    var text = q == null ? "" : q;
    return new NamePart(
        Normalizer.normalize(text, Normalizer.Form.NFC),
        Normalizer.normalize(text, Normalizer.Form.NFD));
  }
}
