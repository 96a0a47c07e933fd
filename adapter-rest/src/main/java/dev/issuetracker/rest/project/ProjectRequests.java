package dev.issuetracker.rest.project;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.project.ProjectUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.rest.json.Checked;
import dev.issuetracker.rest.json.ReferenceText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about projects. */
final class ProjectRequests {
  private static final String OWNER = "A username or an id";

  private ProjectRequests() {}

  @Serdeable
  @Schema(name = "CreateProject")
  record Create(
      @Schema(pattern = "^[A-Z][A-Z0-9]{1,9}$", description = "It never changes") String key,
      @Schema(minLength = 1, maxLength = Texts.NAME_LIMIT) String name,
      @Schema(maxLength = Texts.LONG_TEXT_LIMIT) @Nullable String description,
      @Schema(description = OWNER + "; absent: you") @Nullable ReferenceText owner)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return ProjectUseCases.Create.faults(key, name, description);
    }

    ProjectUseCases.Create toCommand(Actor actor) {
      return new ProjectUseCases.Create(actor, key, name, description, ReferenceText.textOf(owner));
    }
  }

  @Serdeable
  @Schema(name = "ChangeProject", description = "A merge patch: an absent field stays, null clears")
  record Change(
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              minLength = 1,
              maxLength = Texts.NAME_LIMIT)
          Field<String> name,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              maxLength = Texts.LONG_TEXT_LIMIT,
              nullable = true)
          Field<String> description,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              implementation = ReferenceText.class,
              description = OWNER)
          Field<ReferenceText> owner,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "boolean",
              description = "An archived project can only be read")
          Field<Boolean> archived)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return ProjectUseCases.Change.faults(
          name, description, owner.map(ReferenceText::text), archived);
    }

    ProjectUseCases.Change toCommand(Actor actor, String project) {
      return new ProjectUseCases.Change(
          actor, project, name, description, owner.map(ReferenceText::text), archived);
    }
  }
}
