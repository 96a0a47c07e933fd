package dev.issuetracker.rest.project;

import dev.issuetracker.domain.Project;
import dev.issuetracker.rest.answer.EntityTag;
import dev.issuetracker.rest.answer.PersonBrief;
import dev.issuetracker.rest.answer.Tagged;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A project by itself. */
@Serdeable
@Schema(name = "Project")
public record ProjectResponse(
    long id,
    String key,
    String name,
    @Nullable String description,
    @Nullable PersonBrief owner,
    boolean archived,
    Instant createdAt,
    Instant updatedAt)
    implements Tagged {
  /** What its owner is called is none of its own. */
  @Override
  public String etagPrefix() {
    return EntityTag.ownDigest(
        id, name, description, owner == null ? null : owner.id(), archived, updatedAt);
  }

  static ProjectResponse from(Project project) {
    return new ProjectResponse(
        project.id(),
        project.key().value(),
        project.name(),
        project.description(),
        PersonBrief.fromNullable(project.owner()),
        project.archived(),
        project.createdAt(),
        project.updatedAt());
  }
}
