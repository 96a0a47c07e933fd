package dev.issuetracker.rest.answer;

import dev.issuetracker.domain.ProjectRef;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** A project, where something else is the subject. */
@Serdeable
@Schema(name = "ProjectBrief", description = "A project, as its issues show it")
public record ProjectBrief(long id, String key, String name) {
  public static ProjectBrief from(ProjectRef project) {
    return new ProjectBrief(project.id(), project.key().value(), project.name());
  }
}
