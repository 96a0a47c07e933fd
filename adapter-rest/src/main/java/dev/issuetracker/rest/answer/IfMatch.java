package dev.issuetracker.rest.answer;

import dev.issuetracker.rest.problem.InputFault;
import dev.issuetracker.rest.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header If-Match. Only the version at the beginning of each tag counts, so that a client may
 * send back the tag that it got or just {@code "3"}.
 *
 * @param any whether the header is {@code *}
 * @param versions the versions of which any may be the present one
 */
public record IfMatch(boolean any, Set<Long> versions) {

  /** One, and the comma behind it. A pattern of the whole list would call itself for each. */
  private static final Pattern TAG =
      Pattern.compile("\\G(?:W/)?\"([0-9]{1,16})(?:-[\\x21\\x23-\\x7e]*)?\"(\\s*,\\s*|$)");

  private static final int LONGEST = 4_096;

  public static IfMatch parse(String header) {
    String text = header.strip();
    if (text.equals("*")) {
      return new IfMatch(true, Set.of());
    }
    Set<Long> versions = new LinkedHashSet<>();
    Matcher tag = TAG.matcher(text);
    while (text.length() <= LONGEST && tag.find()) {
      versions.add(Long.parseLong(tag.group(1)));
      boolean last = tag.group(2).isEmpty();
      if (last) {
        return new IfMatch(false, versions);
      }
    }
    throw ProblemException.invalid(
        List.of(
            InputFault.header(
                "If-Match", "malformed", "must be a list of entity tags such as \"3\"")));
  }
}
