package dev.issuetracker.rest.json;

import dev.issuetracker.domain.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults that an answer tells: no more than somebody reads, and no more text for all of their
 * places than a body has that somebody means to send. A small body must not make a large answer.
 */
final class ToldFaults {
  static final int MOST = 1_000;

  /** Characters of all places; those of a bulk have some twenty each. */
  static final int MOST_TEXT = 32 * MOST;

  private final List<Fault> told;
  private int text;
  private boolean cut;

  ToldFaults() {
    told = new ArrayList<>();
  }

  ToldFaults(ToldFaults before) {
    told = new ArrayList<>(before.told);
    text = before.text;
    cut = before.cut;
  }

  /** If not, what is not added counts as cut. */
  boolean takesMore() {
    cut |= told.size() == MOST;
    return !cut;
  }

  void add(Fault fault) {
    if (!takesMore()) {
      return;
    }
    if (text + fault.pointer().length() > MOST_TEXT) {
      cut();
      return;
    }
    text += fault.pointer().length();
    told.add(fault);
  }

  void cut() {
    cut = true;
  }

  /** Whether there are more than are told. */
  boolean areCut() {
    return cut;
  }

  List<Fault> toList() {
    return told;
  }
}
