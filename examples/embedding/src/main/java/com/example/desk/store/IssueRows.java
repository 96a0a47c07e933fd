package com.example.desk.store;

import dev.issuetracker.domain.Activity;
import dev.issuetracker.domain.Deletion;
import dev.issuetracker.domain.Issue;
import dev.issuetracker.domain.LabelRef;
import dev.issuetracker.domain.PersonRef;
import dev.issuetracker.domain.Priority;
import dev.issuetracker.domain.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads issues. */
record IssueRows(Database database, Names names) {

  Optional<Issue> find(long id) {
    var labels = labels(id);
    return database
        .query("SELECT * FROM issues WHERE id = ?", row -> issue(row, labels), id)
        .stream()
        .findFirst();
  }

  private List<LabelRef> labels(long id) {
    var sql = "SELECT label_id FROM issue_labels WHERE issue_id = ?";
    var ids = database.query(sql, row -> row.number(1), id);
    return Issue.sorted(ids.stream().map(names::label).toList());
  }

  private Issue issue(Row row, List<LabelRef> labels) throws SQLException {
    return new Issue(
        row.number("id"),
        row.number("number"),
        names.project(row.number("project_id")),
        row.number("version"),
        row.text("title"),
        row.textOrNull("description"),
        Status.of(row.text("status")).orElseThrow(),
        Priority.of(row.text("priority")).orElseThrow(),
        row.dateOrNull("due_date"),
        row.textOrNull("external_id"),
        personOrNull(row, "assignee_id"),
        names.person(row.number("reporter_id")),
        labels,
        row.time("created_at"),
        row.time("updated_at"),
        row.timeOrNull("resolved_at"),
        row.timeOrNull("closed_at"),
        deletion(row),
        new Activity(row.number("comment_count"), 0, row.time("last_activity_at")));
  }

  private @Nullable PersonRef personOrNull(Row row, String column) throws SQLException {
    var id = row.numberOrNull(column);
    return id == null ? null : names.person(id);
  }

  private @Nullable Deletion deletion(Row row) throws SQLException {
    var at = row.timeOrNull("deleted_at");
    return at == null ? null : new Deletion(at, names.person(row.number("deleted_by")));
  }
}
