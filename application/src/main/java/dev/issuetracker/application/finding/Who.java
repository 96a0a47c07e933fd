package dev.issuetracker.application.finding;

import org.jspecify.annotations.Nullable;

/**
 * Whose issues fit, or with {@code not} whose do not.
 *
 * @param person null for nobody's
 */
public record Who(@Nullable Long person, boolean not) {

  public boolean fits(@Nullable Long whose) {
    boolean same = person == null ? whose == null : person.equals(whose);
    return same != not;
  }
}
