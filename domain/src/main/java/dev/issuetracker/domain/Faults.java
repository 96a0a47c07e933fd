package dev.issuetracker.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Collects what is wrong, so that a caller hears of everything at once: of as much as anybody could
 * mean to send, since nothing else bounds what is sent. Confined to one thread.
 */
public final class Faults {
  /** Ten of each entry of the longest bulk. */
  public static final int MOST = 10_000;

  private final List<Fault> found = new ArrayList<>();

  public Faults add(Fault fault) {
    if (found.size() < MOST) {
      found.add(fault);
    }
    return this;
  }

  public Faults add(Optional<Fault> fault) {
    fault.ifPresent(this::add);
    return this;
  }

  /**
   * What is wrong with a field of a patch that cannot be cleared.
   *
   * @param check judges a value at a place
   */
  public <T> Faults add(
      String pointer, Field<T> field, BiFunction<String, T, Optional<Fault>> check) {
    return switch (field) {
      case Field.Absent<T> ignored -> this;
      case Field.Null<T> ignored -> add(Fault.notNull(pointer));
      case Field.Value<T>(var value) -> add(check.apply(pointer, value));
    };
  }

  public Faults addAll(List<Fault> faults) {
    faults.forEach(this::add);
    return this;
  }

  public Faults addAllUnder(String prefix, List<Fault> faults) {
    faults.forEach(fault -> add(fault.under(prefix)));
    return this;
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Fault> toList() {
    return List.copyOf(found);
  }

  /** Refuses if anything was found. */
  public void refuse() {
    if (!found.isEmpty()) {
      throw new Rejected(new Rejection.Invalid(toList()));
    }
  }
}
