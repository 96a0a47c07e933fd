package dev.issuetracker.application.finding;

import dev.issuetracker.application.issue.IssueReferences;
import dev.issuetracker.domain.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody looks for, as web searches have taught everybody to write it: words, "phrases",
 * -not, or. The last word may be half typed.
 *
 * @param anyOf the alternatives; all terms of one must be there
 */
public record SearchText(String text, List<List<Term>> anyOf) {
  public static final int LIMIT = 500;

  /** A word, or a quoted phrase. */
  public record Term(String text, boolean quoted, boolean negated) {
    boolean mayBeHalfTyped() {
      return !quoted && !negated;
    }

    @Override
    public String toString() {
      return (negated ? "-" : "") + (quoted ? "\"" + text + "\"" : text);
    }
  }

  public SearchText {
    anyOf = anyOf.stream().map(List::copyOf).toList();
  }

  public static SearchText of(String text) {
    var alternatives = new ArrayList<List<Term>>();
    List<Term> terms = new ArrayList<>();
    for (var term : terms(text)) {
      if (term.mayBeHalfTyped() && term.text().equalsIgnoreCase("or")) {
        alternatives.add(terms);
        terms = new ArrayList<>();
      } else {
        terms.add(term);
      }
    }
    alternatives.add(terms);
    alternatives.removeIf(List::isEmpty);
    return new SearchText(text, alternatives);
  }

  private static List<Term> terms(String text) {
    var terms = new ArrayList<Term>();
    for (int at = 0; at < text.length(); ) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      boolean negated = text.charAt(at) == '-' && isSomething(text, at + 1);
      int begin = negated ? at + 1 : at;
      boolean quoted = text.charAt(begin) == '"';
      int end = quoted ? quoteAfter(text, begin + 1) : wordEnd(text, begin);
      var term = text.substring(quoted ? begin + 1 : begin, end);
      if (!term.isBlank()) {
        terms.add(new Term(term, quoted, negated));
      }
      at = quoted ? end + 1 : end;
    }
    return terms;
  }

  private static boolean isSomething(String text, int at) {
    return at < text.length() && !Character.isWhitespace(text.charAt(at));
  }

  /** A quote that nobody closes reaches to the end. */
  private static int quoteAfter(String text, int from) {
    int at = text.indexOf('"', from);
    return at < 0 ? text.length() : at;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != '"') {
      at++;
    }
    return at;
  }

  /** All alternatives but the last. */
  public String alternatives() {
    return anyOf.size() < 2
        ? ""
        : anyOf.subList(0, anyOf.size() - 1).stream()
            .map(SearchText::written)
            .collect(Collectors.joining(" or "));
  }

  /** The last alternative without the word that may be half typed. */
  public String head() {
    if (anyOf.isEmpty()) {
      return "";
    }
    var last = anyOf.getLast();
    return prefix().isEmpty() ? written(last) : written(last.subList(0, last.size() - 1));
  }

  /** The word that may be half typed, or nothing. */
  public String prefix() {
    if (anyOf.isEmpty()) {
      return "";
    }
    var last = anyOf.getLast().getLast();
    return last.mayBeHalfTyped() ? last.text() : "";
  }

  /** The issue that the whole text names, if it is a key or an id. */
  public Optional<Reference> named() {
    return IssueReferences.parse(text.strip().toUpperCase(Locale.ROOT));
  }

  private static String written(List<Term> terms) {
    return terms.stream().map(Term::toString).collect(Collectors.joining(" "));
  }
}
