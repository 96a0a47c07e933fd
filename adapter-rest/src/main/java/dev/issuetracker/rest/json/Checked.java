package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Fault;
import java.util.List;

/**
 * A request record that judges its own fields. Pointers are relative to the record.
 *
 * <p>It is also asked when some components did not bind: these are then null (or zero, or false),
 * and what it says about them is dropped. It must therefore pass over nulls.
 */
public interface Checked {

  /** What is wrong with how the fields go together, which no use case would know. */
  default List<Fault> shapeFaults() {
    return List.of();
  }

  /**
   * What is wrong with the fields themselves. A use case judges the same later, together with what
   * it looks up; this is for a request that is wrong elsewhere (in its shape, or its query), so
   * that all its faults are still told at once.
   */
  List<Fault> faults();
}
