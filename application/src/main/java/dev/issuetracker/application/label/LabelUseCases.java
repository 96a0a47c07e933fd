package dev.issuetracker.application.label;

import dev.issuetracker.application.Action;
import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Now;
import dev.issuetracker.application.Ports;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Transactions;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Color;
import dev.issuetracker.domain.Fault;
import dev.issuetracker.domain.Faults;
import dev.issuetracker.domain.Field;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import dev.issuetracker.domain.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The labels of the tracker. Safe for many threads at once. */
public final class LabelUseCases {
  private final Transactions transactions;
  private final Now now;
  private final LabelRepository labels;

  public LabelUseCases(Ports ports) {
    transactions = ports.transactions();
    now = new Now(ports.clock());
    labels = ports.labels();
  }

  /**
   * A new label.
   *
   * @param color null for one that follows from the name
   */
  public record Create(
      Actor actor, @Nullable String name, @Nullable String color, @Nullable String description) {
    public List<Fault> faults() {
      return faults(name, color, description);
    }

    /** Of a label as somebody describes it, whoever that is. */
    public static List<Fault> faults(
        @Nullable String name, @Nullable String color, @Nullable String description) {
      var faults = new Faults().add(LabelName.checkNew("/name", name));
      if (color != null) {
        faults.add(Color.check("/color", color));
      }
      return faults.add(Texts.longText("/description", description)).toList();
    }
  }

  /** New values for a label; what is absent stays. */
  public record Change(
      Actor actor,
      String label,
      Field<String> name,
      Field<String> color,
      Field<String> description) {
    public List<Fault> faults() {
      return faults(name, color, description);
    }

    /** Of a change as somebody describes it, whoever that is. */
    public static List<Fault> faults(
        Field<String> name, Field<String> color, Field<String> description) {
      return new Faults()
          .add("/name", name, LabelName::checkNew)
          .add("/color", color, Color::check)
          .add(Texts.longText("/description", description.orNull()))
          .toList();
    }
  }

  /**
   * A label that is to go. It stays as long as an issue of an archived project carries it, be it
   * deleted or not.
   *
   * @param force whether to take the label off the issues that carry it
   */
  public record Delete(Actor actor, String label, boolean force) {}

  public Label create(Create command) {
    new Faults().addAll(command.faults()).refuse();
    Action.CREATE_LABEL.require(command.actor());
    return transactions.write(
        () -> {
          var name = new LabelName(Texts.given(command.name()));
          var color = command.color() == null ? Color.byName(name) : Color.of(command.color());
          return labels.add(name, color, Texts.emptyToNull(command.description()), now.get());
        });
  }

  public Label change(Change command) {
    return change(command, seen -> {});
  }

  /**
   * The same for a caller who knows what he changes.
   *
   * @param present is shown the label as it is, which nobody else can change meanwhile, and refuses
   *     by what it throws
   */
  public Label change(Change command, Consumer<Label> present) {
    new Faults().addAll(command.faults()).refuse();
    return transactions.write(
        () -> {
          var label = held(command.actor(), command.label(), Action.CHANGE_LABEL);
          present.accept(label);
          var name = command.name().orNull();
          var color = command.color().orNull();
          var changed =
              new Label(
                  label.id(),
                  name == null ? label.name() : new LabelName(name),
                  color == null ? label.color() : Color.of(color),
                  command.description().isPresent()
                      ? Texts.emptyToNull(command.description().orNull())
                      : label.description(),
                  label.issueCount(),
                  label.createdAt());
          return changed.equals(label) ? label : labels.save(changed);
        });
  }

  public void delete(Delete command) {
    delete(command, seen -> {});
  }

  /**
   * The same for a caller who knows what he deletes.
   *
   * @param present is shown the label as it is, and refuses by what it throws
   */
  public void delete(Delete command, Consumer<Label> present) {
    transactions.write(
        () -> {
          var label = held(command.actor(), command.label(), Action.DELETE_LABEL);
          present.accept(label);
          var uses = labels.uses(label.id());
          if (uses > 0 && !command.force()) {
            throw new Rejected(new Rejection.LabelInUse(label.id(), label.name().value(), uses));
          }
          labels
              .archivedWith(label.id())
              .ifPresent(
                  project -> {
                    throw new Rejected(new Rejection.ProjectIsArchived(project));
                  });
          labels.delete(label.id(), Authorship.of(command.actor(), now.get()));
          return label;
        });
  }

  public Label get(Actor actor, String label) {
    return transactions.read(() -> find(label));
  }

  public Slice<Label> list(Actor actor, @Nullable String q, Window window) {
    return transactions.read(() -> labels.list(actor, q, window));
  }

  private Label held(Actor actor, String reference, Action action) {
    var seen = find(reference);
    action.require(actor);
    labels.hold(seen.id());
    return find(reference);
  }

  private Label find(String reference) {
    return (Reference.of(reference) instanceof Reference.ById(var id)
            ? labels.find(id)
            : Optional.<Label>empty())
        .orElseThrow(() -> Rejection.NotFound.of("label", reference));
  }
}
