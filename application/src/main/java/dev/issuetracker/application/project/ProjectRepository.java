package dev.issuetracker.application.project;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Reference;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the projects. A key is given once and never again. Safe for many threads at once. */
public interface ProjectRepository {

  /**
   * @throws dev.issuetracker.domain.Rejected if the key is taken
   */
  Project add(
      ProjectKey key, String name, @Nullable String description, PersonRef owner, Instant now);

  /** A project by its id or its key, archived or not. */
  Optional<Project> find(Reference reference);

  /** Keeps anybody else from changing the project until the transaction ends. */
  void hold(long id);

  /** Replaces a project by what it is now: name, description, owner, archived, updated. */
  Project save(Project project);

  /**
   * In the order of their keys.
   *
   * @param q a part of the name or of the key, in any case
   */
  Slice<Project> list(Actor actor, @Nullable String q, @Nullable Boolean archived, Window window);
}
