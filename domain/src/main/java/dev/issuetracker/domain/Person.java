package dev.issuetracker.domain;

import java.time.Instant;

/**
 * Somebody who may sign in, be assigned, report and be named in the history. Never deleted, only
 * deactivated.
 */
public record Person(
    long id,
    Username username,
    String name,
    Role role,
    boolean active,
    Instant createdAt,
    Instant updatedAt) {

  public PersonRef ref() {
    return new PersonRef(id, username.value(), name);
  }

  public boolean isActiveAdmin() {
    return active && role == Role.ADMIN;
  }

  public Person touchedAt(Instant time) {
    return new Person(id, username, name, role, active, createdAt, time);
  }
}
