package dev.issuetracker.rest.walk;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Long texts in few signs, so that tables stay tables. */
final class Spelling {
  static final String EMOJI = "\uD83D\uDE00";

  private Spelling() {}

  /** ~E255~ stands for 255 emoji, ~x9~ for nine x, ~c9~ for nine accents, ~L9~ for nine labels. */
  static String out(String body) {
    var text = new StringBuilder();
    for (var part : body.split("~")) {
      text.append(part.matches("[ExLc]\\d+") ? repeated(part) : part);
    }
    return text.toString();
  }

  private static String repeated(String sign) {
    int times = Integer.parseInt(sign.substring(1));
    return switch (sign.charAt(0)) {
      case 'E' -> EMOJI.repeat(times);
      case 'x' -> "x".repeat(times);
      case 'c' -> "e\u0301".repeat(times);
      default ->
          IntStream.range(0, times)
              .mapToObj(i -> "\"l" + i + "\"")
              .collect(Collectors.joining(","));
    };
  }
}
