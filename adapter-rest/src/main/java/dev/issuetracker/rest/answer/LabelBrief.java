package dev.issuetracker.rest.answer;

import dev.issuetracker.domain.LabelRef;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/** A label, as an issue shows it. */
@Serdeable
@Schema(name = "LabelBrief", description = "A label, as an issue shows it")
public record LabelBrief(long id, String name, String color) {
  public static List<LabelBrief> from(List<LabelRef> labels) {
    if (labels.isEmpty()) {
      return List.of();
    }
    var briefs = new ArrayList<LabelBrief>(labels.size());
    for (var label : labels) {
      briefs.add(new LabelBrief(label.id(), label.name(), label.color()));
    }
    return briefs;
  }
}
