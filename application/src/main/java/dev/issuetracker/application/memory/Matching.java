package dev.issuetracker.application.memory;

import dev.issuetracker.domain.LabelName;
import org.jspecify.annotations.Nullable;

/** Whether a name holds what somebody looks for, in whatever case. */
final class Matching {
  private Matching() {}

  static boolean holds(String name, @Nullable String q) {
    return q == null || LabelName.fold(name).contains(LabelName.fold(q));
  }

  static boolean holds(String name, String other, @Nullable String q) {
    return holds(name, q) || holds(other, q);
  }
}
