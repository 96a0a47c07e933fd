-- The issues due on a day in the order of lists, so that a list of a few days reads the first of each and not all of them.
CREATE INDEX issues_due_in_order ON issues (due_date, created_at, id) WHERE due_date IS NOT NULL AND deleted_at IS NULL;
DROP INDEX issues_due;
ALTER INDEX issues_due_in_order RENAME TO issues_due;
