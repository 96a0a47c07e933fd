package dev.issuetracker.domain;

import java.util.Comparator;

/** A label as an issue shows it. */
public record LabelRef(long id, String name, String color) {
  static final Comparator<LabelRef> BY_NAME =
      Comparator.comparing((LabelRef label) -> LabelName.fold(label.name()))
          .thenComparingLong(LabelRef::id);
}
