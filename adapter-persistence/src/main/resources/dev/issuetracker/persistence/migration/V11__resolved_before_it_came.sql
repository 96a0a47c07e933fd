-- When an issue was resolved before it came here. That stays what it was, whatever happens to the issue: reports of the past ask for
-- it, and resolved_at is gone once somebody reopens the issue.
ALTER TABLE issues ADD COLUMN came_resolved_at timestamptz;

UPDATE issues i SET came_resolved_at = i.resolved_at
WHERE i.resolved_at IS NOT NULL AND NOT EXISTS (
  SELECT FROM events e
  WHERE e.issue_id = i.id AND e.type = 'status_changed'
    AND e.data ->> 'from' IN ('open', 'in_progress') AND e.data ->> 'to' IN ('resolved', 'closed'));

CREATE INDEX issues_came_resolved ON issues (came_resolved_at) WHERE came_resolved_at IS NOT NULL;
