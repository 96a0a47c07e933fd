package dev.issuetracker.application.issue;

import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.ProjectRef;
import java.util.Map;
import java.util.Set;

/**
 * Finds what requests name: people, projects and labels, all in one look. Safe for many threads at
 * once.
 */
public interface References {

  /**
   * What is to be looked for.
   *
   * @param projects keys or ids
   * @param people usernames (in lower case) or ids
   * @param labels folded names
   */
  record Wanted(Set<String> projects, Set<String> people, Set<String> labels) {
    public Wanted {
      projects = Set.copyOf(projects);
      people = Set.copyOf(people);
      labels = Set.copyOf(labels);
    }

    public boolean isEmpty() {
      return projects.isEmpty() && people.isEmpty() && labels.isEmpty();
    }
  }

  /** What exists of it, by the text that named it. */
  record Found(
      Map<String, ProjectRef> projects, Map<String, Person> people, Map<String, LabelRef> labels) {
    public Found {
      projects = Map.copyOf(projects);
      people = Map.copyOf(people);
      labels = Map.copyOf(labels);
    }
  }

  /** Those that exist; what does not exist is missing from the answer. */
  Found find(Wanted wanted);
}
