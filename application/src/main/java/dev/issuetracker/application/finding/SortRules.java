package dev.issuetracker.application.finding;

import dev.issuetracker.application.finding.IssueCriteria.Rule;
import dev.issuetracker.application.finding.IssueCriteria.Sort;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads in what order somebody wants a list. */
final class SortRules {
  static final int MOST = 3;

  private static final List<Rule> NEWEST_FIRST = List.of(new Rule(Sort.CREATED_AT, true));

  private SortRules() {}

  static List<Rule> read(@Nullable String sort, boolean searching, Faults faults) {
    if (sort == null) {
      return NEWEST_FIRST;
    }
    var names = sort.split(",", -1);
    if (names.length > MOST) {
      faults.add(new Fault("sort", "too_many", "must have at most " + MOST + " rules"));
      return NEWEST_FIRST;
    }
    var rules = new ArrayList<Rule>();
    var seen = EnumSet.noneOf(Sort.class);
    for (var name : names) {
      rule(name, searching, faults).filter(rule -> isNew(rule, seen, faults)).ifPresent(rules::add);
    }
    return rules.isEmpty() ? NEWEST_FIRST : rules;
  }

  private static boolean isNew(Rule rule, EnumSet<Sort> seen, Faults faults) {
    if (seen.add(rule.sort())) {
      return true;
    }
    faults.add(new Fault("sort", "repeated", "names " + code(rule.sort()) + " twice"));
    return false;
  }

  private static Optional<Rule> rule(String name, boolean searching, Faults faults) {
    boolean descending = name.startsWith("-");
    var plain = descending ? name.substring(1) : name;
    var sort = Arrays.stream(Sort.values()).filter(one -> code(one).equals(plain)).findFirst();
    if (sort.isEmpty()) {
      var known =
          Arrays.stream(Sort.values()).map(SortRules::code).collect(Collectors.joining(", "));
      faults.add(new Fault("sort", "unknown", "must be one of " + known));
    } else if (sort.get() == Sort.RELEVANCE && !searching) {
      faults.add(new Fault("sort", "contradiction", "relevance needs q"));
      return Optional.empty();
    }
    return sort.map(one -> new Rule(one, descending || one == Sort.RELEVANCE));
  }

  private static String code(Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }
}
