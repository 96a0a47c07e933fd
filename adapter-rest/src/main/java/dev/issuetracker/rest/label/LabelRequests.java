package dev.issuetracker.rest.label;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.label.LabelUseCases;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Texts;
import dev.issuetracker.rest.json.Checked;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about labels. */
final class LabelRequests {
  private static final String COLOR = "^#[0-9a-fA-F]{6}$";

  private LabelRequests() {}

  @Serdeable
  @Schema(name = "CreateLabel")
  record Create(
      @Schema(minLength = 1, maxLength = LabelName.LIMIT) String name,
      @Schema(pattern = COLOR, description = "Absent: one that follows from the name")
          @Nullable String color,
      @Schema(maxLength = Texts.LONG_TEXT_LIMIT) @Nullable String description)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return LabelUseCases.Create.faults(name, color, description);
    }

    LabelUseCases.Create toCommand(Actor actor) {
      return new LabelUseCases.Create(actor, name, color, description);
    }
  }

  @Serdeable
  @Schema(name = "ChangeLabel", description = "A merge patch: an absent field stays, null clears")
  record Change(
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              minLength = 1,
              maxLength = LabelName.LIMIT)
          Field<String> name,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, type = "string", pattern = COLOR)
          Field<String> color,
      @Schema(
              requiredMode = Schema.RequiredMode.NOT_REQUIRED,
              type = "string",
              maxLength = Texts.LONG_TEXT_LIMIT,
              nullable = true)
          Field<String> description)
      implements Checked {
    @Override
    public List<Fault> faults() {
      return LabelUseCases.Change.faults(name, color, description);
    }

    LabelUseCases.Change toCommand(Actor actor, String label) {
      return new LabelUseCases.Change(actor, label, name, color, description);
    }
  }
}
