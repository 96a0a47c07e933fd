package dev.issuetracker.rest.answer;

import dev.issuetracker.domain.LabelRef;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A label, as an issue shows it. */
@Serdeable
@Schema(name = "LabelBrief", description = "A label, as an issue shows it")
public record LabelBrief(long id, String name, String color) {
  public static List<LabelBrief> from(List<LabelRef> labels) {
    return labels.stream()
        .map(label -> new LabelBrief(label.id(), label.name(), label.color()))
        .toList();
  }
}
