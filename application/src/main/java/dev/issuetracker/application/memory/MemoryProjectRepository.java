package dev.issuetracker.application.memory;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.project.ProjectRepository;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryProjectRepository implements ProjectRepository {
  private final MemoryStore store;
  private final Present present;

  MemoryProjectRepository(MemoryStore store, Present present) {
    this.store = store;
    this.present = present;
  }

  @Override
  public Project add(
      ProjectKey key, String name, @Nullable String description, PersonRef owner, Instant now) {
    if (store.projectKeys.has(key.value())) {
      throw new Rejected(new Rejection.NameTaken("project", "key", key.value()));
    }
    var project = new Project(store.nextId(), key, name, description, owner, false, now, now);
    store.add(project);
    return present.project(project);
  }

  @Override
  public Optional<Project> find(Reference reference) {
    var row =
        switch (reference) {
          case Reference.ById(var id) -> store.projects.find(id);
          case Reference.ByName(var key) ->
              store.projectKeys.find(key).flatMap(store.projects::find);
        };
    return row.map(present::project);
  }

  @Override
  public void hold(long id) {
    store.transactions.writing().touch();
  }

  @Override
  public Project save(Project project) {
    store.projects.get(project.id());
    store.projects.put(project.id(), project);
    return present.project(project);
  }

  @Override
  public Slice<Project> list(
      Actor actor, @Nullable String q, @Nullable Boolean archived, Window window) {
    var fitting =
        store.projects.all().stream()
            .filter(project -> Matching.holds(project.name(), project.key().value(), q))
            .filter(project -> archived == null || archived == project.archived())
            .toList();
    return Order.ofNames()
        .cut(fitting, project -> project.key().value(), window)
        .map(present::project);
  }
}
