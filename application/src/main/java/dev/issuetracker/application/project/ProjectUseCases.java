package dev.issuetracker.application.project;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.people.PersonRepository;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Person;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.domain.Username;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The projects of the tracker. Safe for many threads at once. */
public final class ProjectUseCases {
  private final Transactions transactions;
  private final Now now;
  private final ProjectRepository projects;
  private final PersonRepository people;

  public ProjectUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    projects = ports.projects();
    people = ports.people();
  }

  /**
   * A new project.
   *
   * @param owner a username or an id; null for the actor
   */
  public record Create(
      Actor actor,
      @Nullable String key,
      @Nullable String name,
      @Nullable String description,
      @Nullable String owner) {
    public List<Fault> faults() {
      return faults(key, name, description);
    }

    /** Of a project as somebody describes it, before anybody is looked up. */
    public static List<Fault> faults(
        @Nullable String key, @Nullable String name, @Nullable String description) {
      return new Faults()
          .add(ProjectKey.check("/key", key))
          .add(Texts.name("/name", name, Texts.NAME_LIMIT))
          .add(Texts.longText("/description", description))
          .toList();
    }
  }

  /** New values for a project; what is absent stays. */
  public record Change(
      Actor actor,
      String project,
      Field<String> name,
      Field<String> description,
      Field<String> owner,
      Field<Boolean> archived) {
    public List<Fault> faults() {
      return faults(name, description, owner, archived);
    }

    /** Of a change as somebody describes it, before anybody is looked up. */
    public static List<Fault> faults(
        Field<String> name,
        Field<String> description,
        Field<String> owner,
        Field<Boolean> archived) {
      return new Faults()
          .add("/name", name, (place, text) -> Texts.name(place, text, Texts.NAME_LIMIT))
          .add(Texts.longText("/description", description.orNull()))
          .add("/owner", owner, (place, reference) -> Optional.empty())
          .add("/archived", archived, (place, value) -> Optional.empty())
          .toList();
    }
  }

  public Project create(Create command) {
    return transactions.write(
        () -> {
          var faults = new Faults().addAll(command.faults());
          var owner = owner(command.owner(), null, faults).orElse(command.actor().person());
          faults.refuse();
          Action.CREATE_PROJECT.require(command.actor());
          return projects.add(
              new ProjectKey(Texts.given(command.key())),
              Texts.trim(Texts.given(command.name())),
              Texts.emptyToNull(command.description()),
              owner,
              now.get());
        });
  }

  public Project change(Change command) {
    return change(command, seen -> {});
  }

  /**
   * The same for a caller who knows what he changes.
   *
   * @param present is shown the project as it is, which nobody else can change meanwhile, and
   *     refuses by what it throws
   */
  public Project change(Change command, Consumer<Project> present) {
    return transactions.write(
        () -> {
          var faults = new Faults().addAll(command.faults());
          var before = projects.find(Reference.of(command.project())).map(Project::owner);
          var owner = owner(command.owner().orNull(), before.orElse(null), faults);
          faults.refuse();
          var seen = find(command.project());
          Action.CHANGE_PROJECT.require(command.actor());
          projects.hold(seen.id());
          var project = find(command.project());
          present.accept(project);
          var changed = changed(project, command, owner);
          return changed.equals(project) ? project : projects.save(stamped(changed));
        });
  }

  public Project get(Actor actor, String project) {
    return transactions.read(() -> find(project));
  }

  public Slice<Project> list(
      Actor actor, @Nullable String q, @Nullable Boolean archived, Window window) {
    return transactions.read(() -> projects.list(actor, q, archived, window));
  }

  private static Project changed(Project project, Change command, Optional<PersonRef> owner) {
    var name = command.name().orNull();
    var archived = command.archived().orNull();
    return new Project(
        project.id(),
        project.key(),
        name == null ? project.name() : Texts.trim(name),
        command.description().isPresent()
            ? Texts.emptyToNull(command.description().orNull())
            : project.description(),
        owner.orElse(project.owner()),
        archived == null ? project.archived() : archived,
        project.createdAt(),
        project.updatedAt());
  }

  private Project stamped(Project project) {
    return new Project(
        project.id(),
        project.key(),
        project.name(),
        project.description(),
        project.owner(),
        project.archived(),
        project.createdAt(),
        now.get());
  }

  /** Somebody who works here, or who owns it already. */
  private Optional<PersonRef> owner(
      @Nullable String reference, @Nullable PersonRef present, Faults faults) {
    if (reference == null) {
      return Optional.empty();
    }
    var owner =
        people
            .find(Reference.of(Username.fold(reference)))
            .filter(person -> person.active() || present != null && present.id() == person.id());
    if (owner.isEmpty()) {
      faults.add(Fault.unknown("/owner", "active user"));
    }
    return owner.map(Person::ref);
  }

  private Project find(String reference) {
    return projects
        .find(Reference.of(reference))
        .orElseThrow(() -> Rejection.NotFound.of("project", reference));
  }
}
