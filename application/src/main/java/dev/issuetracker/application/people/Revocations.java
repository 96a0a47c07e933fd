package dev.issuetracker.application.people;

/** Hears that tokens of a person may have lost their power, and forgets what it knew of them. */
@FunctionalInterface
public interface Revocations {

  /** Called after the change is kept, so that whoever looks again sees it. */
  void ofPerson(long id);
}
