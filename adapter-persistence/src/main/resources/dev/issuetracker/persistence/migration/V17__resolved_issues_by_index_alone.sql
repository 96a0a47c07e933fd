-- With the id, those that were resolved in some time are told by the index, without a look at each issue.
CREATE INDEX issues_resolved_new ON issues (resolved_at) INCLUDE (id, created_at, project_id, assignee_id)
  WHERE resolved_at IS NOT NULL AND deleted_at IS NULL;
DROP INDEX issues_resolved;
ALTER INDEX issues_resolved_new RENAME TO issues_resolved;
