package dev.issuetracker.application.memory;

import dev.issuetracker.application.finding.IssueHit.Highlight;
import dev.issuetracker.application.finding.SearchText;
import dev.issuetracker.application.finding.Snippet;
import dev.issuetracker.application.issue.IssueReferences;
import dev.issuetracker.domain.Comment;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for a text in issues and their comments. It knows no language: words match as they are
 * written, capitals aside, and only a few words are too common to look for.
 */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Set<String> COMMON =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "is", "it",
          "no", "not", "of", "on", "or", "that", "the", "then", "to", "was", "will", "with");
  private static final int SHORTEST_ALIKE = 3;
  private static final double ALIKE = 0.45;

  private final MemoryStore store;
  private final SearchText text;

  Words(MemoryStore store, SearchText text) {
    this.store = store;
    this.text = text;
  }

  /** How well an issue says it; 0 if it does not. */
  double rank(Issue issue) {
    if (isNamed(issue)) {
      return 10;
    }
    if (text.takesIssuesAway() && saysUnwanted(issue)) {
      return 0;
    }
    if (says(itself(issue))) {
      return says(issue.title()) ? 3 : 2;
    }
    return comments(issue).stream().anyMatch(comment -> says(comment.body())) ? 1 : 0;
  }

  private boolean saysUnwanted(Issue issue) {
    return Stream.concat(
            Stream.of(itself(issue)), comments(issue).stream().map(comment -> comment.body()))
        .map(Words::told)
        .anyMatch(said -> terms(true).anyMatch(term -> says(said, term)));
  }

  private Stream<SearchText.Term> terms(boolean negated) {
    return text.anyOf().stream()
        .flatMap(List::stream)
        .filter(term -> term.negated() == negated && !words(term).isEmpty());
  }

  private static String itself(Issue issue) {
    return issue.title() + "\n" + description(issue);
  }

  /** The same among those that say it, and among those that are only like it. */
  double relevance(Issue issue) {
    double rank = rank(issue);
    return rank > 0 ? rank : likeness(issue);
  }

  boolean saySomething() {
    return text.anyOf().stream().flatMap(List::stream).anyMatch(term -> !words(term).isEmpty());
  }

  boolean isSimilar(Issue issue) {
    return likeness(issue) >= ALIKE && !saysUnwanted(issue);
  }

  /** How much of it a title has, from 0 to 1. */
  double likeness(Issue issue) {
    var wanted = threes(text.wanted());
    var there = threes(issue.title());
    long shared = wanted.stream().filter(there::contains).count();
    return wanted.isEmpty() ? 0 : (double) shared / wanted.size();
  }

  Highlight highlight(Issue issue) {
    var title = snippet(issue.title());
    var described = snippet(description(issue));
    if (described.hasHit() || title.hasHit()) {
      return new Highlight(title, described.hasHit() ? described : null, null);
    }
    Optional<Comment> said =
        comments(issue).stream().filter(comment -> says(comment.body())).findFirst();
    return new Highlight(
        title,
        said.map(comment -> snippet(comment.body())).orElse(null),
        said.map(Comment::id).orElse(null));
  }

  boolean isNamed(Issue issue) {
    return switch (text.named().orElse(null)) {
      case null -> false;
      case Reference.ById(long id) -> id == issue.id();
      case Reference.ByName(String name) ->
          IssueReferences.parse(name).isPresent()
              && store.issueKeys.find(name).filter(id -> id == issue.id()).isPresent();
    };
  }

  private static String description(Issue issue) {
    var description = issue.description();
    return description == null ? "" : description;
  }

  private List<Comment> comments(Issue issue) {
    return store.commentsOfIssues.range(Link.first(issue.id()), Link.last(issue.id())).stream()
        .map(id -> store.comments.get(id).comment())
        .toList();
  }

  private boolean says(String document) {
    var said = told(document);
    return text.anyOf().stream().anyMatch(terms -> says(said, terms));
  }

  private boolean says(List<String> said, List<SearchText.Term> terms) {
    var telling = terms.stream().filter(term -> !words(term).isEmpty()).toList();
    return !telling.isEmpty()
        && telling.stream().allMatch(term -> says(said, term) != term.negated());
  }

  private boolean says(List<String> said, SearchText.Term term) {
    var wanted = words(term);
    boolean halfTyped = isLast(term);
    for (int at = 0; at + wanted.size() <= said.size(); at++) {
      if (says(said.subList(at, at + wanted.size()), wanted, halfTyped)) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(List<String> said, List<String> wanted, boolean halfTyped) {
    int last = wanted.size() - 1;
    return said.subList(0, last).equals(wanted.subList(0, last))
        && (halfTyped
            ? said.get(last).startsWith(wanted.get(last))
            : said.get(last).equals(wanted.get(last)));
  }

  private boolean isLast(SearchText.Term term) {
    return !text.prefix().isEmpty() && text.anyOf().getLast().getLast() == term;
  }

  private static List<String> words(SearchText.Term term) {
    return told(term.text());
  }

  /** What is looked up: the words that are not too common for it. */
  private static List<String> told(String document) {
    return split(document).stream().filter(word -> !COMMON.contains(word)).toList();
  }

  private static List<String> split(String document) {
    return WORD.matcher(document.toLowerCase(Locale.ROOT))
        .results()
        .map(match -> match.group())
        .toList();
  }

  private Snippet snippet(String document) {
    var wanted = new HashSet<String>();
    for (var terms : text.anyOf()) {
      terms.stream().filter(term -> !term.negated()).forEach(term -> wanted.addAll(words(term)));
    }
    var parts = new ArrayList<Snippet.Part>();
    var words = WORD.matcher(document);
    int end = 0;
    while (words.find()) {
      var word = words.group().toLowerCase(Locale.ROOT);
      if (wanted.contains(word) || isHalf(word)) {
        parts.add(new Snippet.Part(document.substring(end, words.start()), false));
        parts.add(new Snippet.Part(words.group(), true));
        end = words.end();
      }
    }
    parts.add(new Snippet.Part(document.substring(end), false));
    return new Snippet(parts.stream().filter(part -> !part.text().isEmpty()).toList());
  }

  private boolean isHalf(String word) {
    var prefix = text.prefix().toLowerCase(Locale.ROOT);
    return !prefix.isEmpty() && !COMMON.contains(prefix) && word.startsWith(prefix);
  }

  /** All threes of letters of the words of a text. */
  private static Set<String> threes(String text) {
    var threes = new HashSet<String>();
    for (var word : split(text)) {
      var padded = "  " + word + " ";
      for (int at = 0; at + SHORTEST_ALIKE <= padded.length(); at++) {
        threes.add(padded.substring(at, at + SHORTEST_ALIKE));
      }
    }
    return threes;
  }
}
