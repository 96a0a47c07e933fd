package dev.issuetracker.rest.json;

import java.util.Optional;

/** Which characters no text of a request may hold, wherever it stands. */
public final class Characters {

  private Characters() {}

  /** Line feed and tab pass: whether a text may have lines is for the domain to say. */
  static boolean forbidden(int codePoint) {
    return isLoneSurrogate(codePoint)
        || (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t');
  }

  /** The code of the first fault in a text. */
  public static Optional<String> fault(String text) {
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (forbidden(point)) {
        return Optional.of(isLoneSurrogate(point) ? "lone_surrogate" : "control_character");
      }
      at += Character.charCount(point);
    }
    return Optional.empty();
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
