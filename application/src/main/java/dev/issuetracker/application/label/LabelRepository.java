package dev.issuetracker.application.label;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.history.Authorship;
import dev.issuetracker.domain.Label;
import dev.issuetracker.domain.LabelName;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.ProjectKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the labels. The folded name is unique, whoever creates it first. Safe for many threads at
 * once.
 */
public interface LabelRepository {

  /**
   * The labels with these names: those that exist, and new ones for the rest. Many may ask for the
   * same new name at once.
   */
  List<LabelRef> ensure(Collection<LabelName> names, Instant now);

  /**
   * @throws dev.issuetracker.domain.Rejected if the name is taken
   */
  Label add(LabelName name, String color, @Nullable String description, Instant now);

  /** A label with how many living issues carry it. */
  Optional<Label> find(long id);

  /**
   * @throws dev.issuetracker.domain.Rejected if the name is taken by another label
   */
  Label save(Label label);

  /** Keeps anybody from putting the label on an issue until the transaction ends. */
  void hold(long id);

  /** How many living issues carry the label. */
  long uses(long id);

  /**
   * Of the archived projects in which an issue carries the label, the first by its key. Deleted
   * issues count: {@link #delete} writes their history as well.
   */
  Optional<ProjectKey> archivedWith(long id);

  /** Takes the label off every issue that carries it (a version and a history each), and away. */
  void delete(long id, Authorship by);

  /**
   * In the order of their folded names.
   *
   * @param q a part of the name, in any case
   */
  Slice<Label> list(Actor actor, @Nullable String q, Window window);
}
