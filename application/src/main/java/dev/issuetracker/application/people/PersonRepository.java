package dev.issuetracker.application.people;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the people. Nobody is ever removed. Safe for many threads at once. */
public interface PersonRepository {

  /**
   * What a list of people is narrowed to; null is no matter.
   *
   * @param q a part of the username or of the name, in any case
   */
  record Filter(@Nullable String q, @Nullable Role role, @Nullable Boolean active) {}

  /**
   * @param passwordHash null for somebody who cannot sign in yet
   * @throws dev.issuetracker.domain.Rejected if the username is taken
   */
  Person add(Username username, String name, Role role, @Nullable String passwordHash, Instant now);

  /** Somebody by id or username, active or not. */
  Optional<Person> find(Reference reference);

  /**
   * Replaces a person by what he is now; the username stays. Whoever deactivates somebody waits for
   * those who are giving him work, and nobody gives him any afterwards.
   */
  Person save(Person person);

  /** Empty if nobody gave him a password yet, or there is no such person. */
  Optional<String> passwordHash(long id);

  /** Another password from now on, which changes the person, too. */
  void setPasswordHash(long id, String hash, Instant now);

  /** Keeps anybody else from changing who is an active admin until the transaction ends. */
  void holdAdmins();

  /** How many admins there are that were not deactivated. */
  long countActiveAdmins();

  /** In the order of their usernames. */
  Slice<Person> list(Actor actor, Filter filter, Window window);
}
