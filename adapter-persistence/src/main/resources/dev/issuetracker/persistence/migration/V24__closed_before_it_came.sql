-- When an issue was closed before it came here, beside when it was resolved (V11): closed_at is gone once somebody reopens the issue.
-- What was reopened before this migration cannot be told any more; it counts as closed since it was resolved, as before.
ALTER TABLE issues ADD COLUMN came_closed_at timestamptz;

UPDATE issues i SET came_closed_at = i.closed_at
WHERE i.closed_at IS NOT NULL AND NOT EXISTS (
  SELECT FROM events e
  WHERE e.issue_id = i.id AND e.type = 'status_changed' AND e.data ->> 'to' = 'closed');

CREATE INDEX issues_came_closed ON issues (came_closed_at) WHERE came_closed_at IS NOT NULL;
