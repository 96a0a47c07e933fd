package dev.issuetracker.persistence;

import dev.issuetracker.application.Actor;
import dev.issuetracker.application.Position;
import dev.issuetracker.application.Slice;
import dev.issuetracker.application.Window;
import dev.issuetracker.application.project.ProjectRepository;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Project;
import dev.issuetracker.domain.ProjectKey;
import dev.issuetracker.domain.Reference;
import dev.issuetracker.domain.Rejected;
import dev.issuetracker.domain.Rejection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcProjectRepository implements ProjectRepository {
  private static final String COLUMNS =
      """
      SELECT p.id, p.key, p.name, p.description, p.archived, p.created_at, p.updated_at,
        o.id AS owner_id, o.username AS owner_username, o.name AS owner_name
      """;

  private static final String ADD =
      """
      WITH p AS (
        INSERT INTO projects (key, name, description, owner_id, created_at, updated_at)
        VALUES (?, ?, ?::text, ?, ?, ?)
        RETURNING *)
      """
          + COLUMNS
          + "FROM p LEFT JOIN users o ON o.id = p.owner_id";

  private static final String FROM = "FROM projects p LEFT JOIN users o ON o.id = p.owner_id\n";
  private static final String BY_ID = COLUMNS + FROM + "WHERE p.id = ?";
  private static final String BY_KEY = COLUMNS + FROM + "WHERE p.key = ?";

  /** Issues can be opened meanwhile; nobody has to wait for a change of the project's name. */
  private static final String HOLD = "SELECT id FROM projects WHERE id = ? FOR NO KEY UPDATE";

  private static final String SAVE =
      """
      WITH p AS (
        UPDATE projects
        SET name = ?, description = ?::text, owner_id = ?::bigint, archived = ?, updated_at = ?
        WHERE id = ?
        RETURNING *)
      """
          + COLUMNS
          + "FROM p LEFT JOIN users o ON o.id = p.owner_id";

  private static final SimpleList<Project> LIST =
      new SimpleList<>(
          COLUMNS,
          FROM
              + "WHERE"
              + Visibility.OF_PROJECT
              + """
              AND (strpos(lower(p.key), lower(?)) > 0 OR strpos(lower(p.name), lower(?)) > 0
                OR strpos(lower(p.name), lower(?)) > 0)
              AND p.archived = coalesce(?::boolean, p.archived)
              """,
          "p.key",
          SimpleList.Key.TEXT,
          JdbcProjectRepository::project,
          project -> new Position(List.of(project.key().value())));

  private final Sql sql;

  JdbcProjectRepository(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Project add(
      ProjectKey key, String name, @Nullable String description, PersonRef owner, Instant now) {
    try {
      return sql.returned(
              ADD,
              JdbcProjectRepository::project,
              key.value(),
              name,
              description,
              owner.id(),
              now,
              now)
          .orElseThrow();
    } catch (Failures.Taken taken) {
      throw taken.of("projects_key_key")
          ? new Rejected(new Rejection.NameTaken("project", "key", key.value()))
          : taken;
    }
  }

  @Override
  public Optional<Project> find(Reference reference) {
    return switch (reference) {
      case Reference.ById(long id) -> sql.row(BY_ID, JdbcProjectRepository::project, id);
      case Reference.ByName(String name) ->
          ProjectKey.isKey(name)
              ? sql.row(BY_KEY, JdbcProjectRepository::project, name)
              : Optional.empty();
    };
  }

  @Override
  public void hold(long id) {
    sql.returning(HOLD, row -> row.number("id"), id);
  }

  @Override
  public Project save(Project project) {
    return sql.returned(
            SAVE,
            JdbcProjectRepository::project,
            project.name(),
            project.description(),
            project.owner() == null ? null : project.owner().id(),
            project.archived(),
            project.updatedAt(),
            project.id())
        .orElseThrow();
  }

  @Override
  public Slice<Project> list(
      Actor actor, @Nullable String q, @Nullable Boolean archived, Window window) {
    var part = NamePart.of(q);
    return LIST.slice(
        sql, window, actor.id(), part.composed(), part.composed(), part.decomposed(), archived);
  }

  private static Project project(Row row) throws SQLException {
    return new Project(
        row.number("id"),
        new ProjectKey(row.text("key")),
        row.text("name"),
        row.textOrNull("description"),
        PersonRows.refOrNull(row, "owner"),
        row.flag("archived"),
        row.time("created_at"),
        row.time("updated_at"));
  }
}
