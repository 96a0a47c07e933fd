package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.people.PersonRepository;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Username;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryPersonRepository implements PersonRepository {
  private final MemoryStore store;

  MemoryPersonRepository(MemoryStore store) {
    this.store = store;
  }

  @Override
  public Person add(
      Username username, String name, Role role, @Nullable String passwordHash, Instant now) {
    if (store.usernames.has(username.value())) {
      throw new Rejected(new Rejection.NameTaken("user", "username", username.value()));
    }
    var person = new Person(store.nextId(), username, name, role, true, now, now);
    store.people.put(person.id(), person);
    store.usernames.put(username.value(), person.id());
    if (passwordHash != null) {
      store.passwordHashes.put(person.id(), passwordHash);
    }
    return person;
  }

  @Override
  public Optional<Person> find(Reference reference) {
    return switch (reference) {
      case Reference.ById(var id) -> store.people.find(id);
      case Reference.ByName(var name) ->
          store.usernames.find(Username.fold(name)).flatMap(store.people::find);
    };
  }

  @Override
  public Person save(Person person) {
    store.people.get(person.id());
    store.people.put(person.id(), person);
    return person;
  }

  @Override
  public Optional<String> passwordHash(long id) {
    return store.passwordHashes.find(id);
  }

  @Override
  public void setPasswordHash(long id, String hash, Instant now) {
    store.people.put(id, store.people.get(id).touchedAt(now));
    store.passwordHashes.put(id, hash);
  }

  @Override
  public void holdAdmins() {
    store.transactions.writing().touch();
  }

  @Override
  public long countActiveAdmins() {
    return store.people.all().stream()
        .filter(person -> person.active() && person.role() == Role.ADMIN)
        .count();
  }

  @Override
  public Slice<Person> list(Actor actor, Filter filter, Window window) {
    var fitting = store.people.all().stream().filter(person -> fits(person, filter)).toList();
    return Order.ofNames().cut(fitting, person -> person.username().value(), window);
  }

  private static boolean fits(Person person, Filter filter) {
    return Matching.holds(person.username().value(), person.name(), filter.q())
        && (filter.role() == null || filter.role() == person.role())
        && (filter.active() == null || filter.active() == person.active());
  }
}
