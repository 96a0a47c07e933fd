-- When the issue of a label was created stands beside the label, so that the issues of a label are walked in the order of lists and
-- no list collects all of them first. It never changes, and the foreign key holds it to the issue.
ALTER TABLE issues ADD CONSTRAINT issues_stay_created UNIQUE (id, created_at);

ALTER TABLE issue_labels ADD COLUMN issue_created_at timestamptz;
UPDATE issue_labels il SET issue_created_at = i.created_at FROM issues i WHERE i.id = il.issue_id;
ALTER TABLE issue_labels
  ALTER issue_created_at SET NOT NULL,
  DROP CONSTRAINT issue_labels_issue_id_fkey,
  ADD CONSTRAINT issue_labels_issue_id_fkey FOREIGN KEY (issue_id, issue_created_at) REFERENCES issues (id, created_at);

DROP INDEX issue_labels_by_label;
-- Serves the label filter, the use count, and the removal of a label.
CREATE INDEX issue_labels_by_label ON issue_labels (label_id, issue_created_at, issue_id);
