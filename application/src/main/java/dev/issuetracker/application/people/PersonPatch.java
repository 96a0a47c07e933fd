package dev.issuetracker.application.people;

import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Passwords;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.Role;
import dev.issuetracker.domain.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a person as somebody describes it: an absent field stays, and none can be cleared.
 */
public record PersonPatch(
    Field<String> name, Field<String> role, Field<Boolean> active, Field<String> password) {

  public static PersonPatch none() {
    return new PersonPatch(Field.absent(), Field.absent(), Field.absent(), Field.absent());
  }

  public PersonPatch withName(@Nullable String to) {
    return new PersonPatch(Field.of(to), role, active, password);
  }

  public PersonPatch withRole(@Nullable String to) {
    return new PersonPatch(name, Field.of(to), active, password);
  }

  public PersonPatch withActive(@Nullable Boolean to) {
    return new PersonPatch(name, role, Field.of(to), password);
  }

  public PersonPatch withPassword(@Nullable String to) {
    return new PersonPatch(name, role, active, Field.of(to));
  }

  public List<Fault> faults() {
    return new Faults()
        .add("/name", name, (place, text) -> Texts.name(place, text, Texts.NAME_LIMIT))
        .add("/role", role, Role::check)
        .add("/active", active, (place, value) -> Optional.empty())
        .add("/password", password, Passwords::check)
        .toList();
  }

  /** The person as changed. The password is no part of it. */
  Person applyTo(Person before) {
    return new Person(
        before.id(),
        before.username(),
        name instanceof Field.Value<String>(var text) ? Texts.trim(text) : before.name(),
        role instanceof Field.Value<String>(var code)
            ? Role.of(code).orElse(before.role())
            : before.role(),
        active instanceof Field.Value<Boolean>(var value) ? value : before.active(),
        before.createdAt(),
        before.updatedAt());
  }

  @Override
  public String toString() {
    return "PersonPatch[name=" + name + ", role=" + role + ", active=" + active + "]";
  }
}
