package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Fault;
import java.util.List;

/**
 * A request record that judges its own fields, so that a request whose shape is wrong in one place
 * learns in the same answer what is wrong elsewhere. Pointers are relative to the record.
 *
 * <p>It is also asked when some components did not bind: these are then null (or zero, or false),
 * and what it says about them is dropped. It must therefore pass over nulls.
 */
public interface Checked {
  List<Fault> faults();
}
