package dev.issuetracker.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every keeper of labels keeps when it lists them. */
public abstract class LabelListContract extends PortsContract {

  @Test
  void labels_are_listed_in_the_order_of_their_folded_names() {
    var names = List.of("delta", "Alpha", "charlie", "Bravo", "alpha 2");
    names.forEach(this::add);

    var listed = list(world.mark());

    assertThat(listed)
        .extracting(label -> label.name().value())
        .containsExactly(
            world.named("alpha 2"),
            world.named("Alpha"),
            world.named("Bravo"),
            world.named("charlie"),
            world.named("delta"));
    Pages.holds(
        listed,
        window -> world.read(() -> ports.labels().list(world.actor(), world.mark(), window)));
  }

  @Test
  void a_list_tells_the_use_of_each() {
    var label = world.label("bug");
    world.label("docs");
    world.open(world.anIssue().labelled(label));

    assertThat(list(world.mark())).extracting(Label::issueCount).containsExactly(1L, 0L);
  }

  @Test
  void a_list_is_narrowed_by_a_part_of_the_name_in_any_case_taken_literally() {
    var strange = List.of("100%", "under_score", "back\\slash", "Ärger");
    strange.forEach(this::add);

    for (var name : List.of("100%", "under_score", "back\\slash", "ÄRGER", "rge")) {
      assertThat(list(name).stream().filter(label -> label.name().value().endsWith(world.mark())))
          .as(name)
          .hasSize(1);
    }
    assertThat(list("%" + world.mark())).hasSize(1);
    assertThat(list("_" + world.mark())).isEmpty();
    assertThat(list("no such label")).isEmpty();
  }

  private Label add(String name) {
    return world.write(
        () -> ports.labels().add(new LabelName(world.named(name)), "#ffffff", null, world.now()));
  }

  private List<Label> list(String q) {
    return world.read(() -> ports.labels().list(world.actor(), q, Pages.all())).items();
  }
}
