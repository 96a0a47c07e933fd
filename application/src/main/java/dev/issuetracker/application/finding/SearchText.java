package dev.issuetracker.application.finding;

import dev.issuetracker.application.issue.IssueReferences;
import dev.issuetracker.domain.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    Term plain() {
      return new Term(text, quoted || text.equalsIgnoreCase("or"), false);
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
      if (isBetween(text.charAt(at))) {
        at++;
        continue;
      }
      int begin = at;
      while (begin < text.length() && text.charAt(begin) == '-') {
        begin++;
      }
      boolean quoted = begin < text.length() && text.charAt(begin) == '"';
      int end = quoted ? quoteAfter(text, begin + 1) : wordEnd(text, begin);
      var term = text.substring(quoted ? begin + 1 : begin, end);
      if (saysSomething(term)) {
        terms.add(new Term(term, quoted, begin == at + 1 && isFirst(text, at)));
      }
      at = quoted ? end + 1 : end;
    }
    return terms;
  }

  /** A hyphen takes a word away only where one begins to write, and only if it is alone. */
  private static boolean isFirst(String text, int at) {
    return at == 0 || Character.isWhitespace(text.charAt(at - 1));
  }

  /** These mean something to who looks words up, and nothing to who types them. */
  private static boolean isBetween(char character) {
    return Character.isWhitespace(character) || "!&|()".indexOf(character) >= 0;
  }

  private static boolean saysSomething(String term) {
    return term.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** A quote that nobody closes reaches to the end. */
  private static int quoteAfter(String text, int from) {
    int at = text.indexOf('"', from);
    return at < 0 ? text.length() : at;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !isBetween(text.charAt(at)) && text.charAt(at) != '"') {
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

  /**
   * What is taken away, in any of the alternatives, as a search of its own; nothing if nothing is.
   */
  public String unwanted() {
    return terms(true).map(Term::plain).map(Term::toString).collect(Collectors.joining(" or "));
  }

  /**
   * What is looked for, in any of the alternatives, as a search for any of it; without the word
   * that may be half typed.
   */
  public String wantedWhole() {
    var half = prefix().isEmpty() ? null : anyOf.getLast().getLast();
    return terms(false)
        .filter(term -> term != half)
        .map(Term::plain)
        .map(Term::toString)
        .collect(Collectors.joining(" or "));
  }

  /** What is looked for, in any of the alternatives, without any marks. */
  public String wanted() {
    return terms(false).map(Term::text).collect(Collectors.joining(" "));
  }

  /**
   * Whether what is taken away takes whole issues away. Where there are alternatives it narrows its
   * own, among the texts that say it.
   */
  public boolean takesIssuesAway() {
    return anyOf.size() == 1 && terms(true).findAny().isPresent();
  }

  private Stream<Term> terms(boolean negated) {
    return anyOf.stream().flatMap(List::stream).filter(term -> term.negated() == negated);
  }

  /** The issue that the whole text names, if it is a key or an id. */
  public Optional<Reference> named() {
    return IssueReferences.parse(text.strip().toUpperCase(Locale.ROOT));
  }

  private static String written(List<Term> terms) {
    return terms.stream().map(Term::toString).collect(Collectors.joining(" "));
  }
}
