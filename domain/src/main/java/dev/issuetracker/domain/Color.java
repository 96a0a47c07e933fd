package dev.issuetracker.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A label's colour, as the web writes it. */
public final class Color {
  private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final List<String> PALETTE =
      List.of(
          "#d73a4a", "#0075ca", "#a2eeef", "#7057ff", "#008672", "#e4e669", "#d876e3", "#fbca04",
          "#0e8a16", "#5319e7", "#b60205", "#c5def5");

  private Color() {}

  public static Optional<Fault> check(String pointer, String text) {
    return FORM.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(new Fault(pointer, "invalid_color", "must look like #d73a4a"));
  }

  public static String of(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The colour of a label that nobody chose one for: always the same for the same name. */
  public static String byName(LabelName name) {
    return PALETTE.get(Math.floorMod(name.folded().hashCode(), PALETTE.size()));
  }
}
