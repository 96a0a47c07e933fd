-- The rules keep it, and lists conclude from it where a walk can begin; so the database keeps it, too.
ALTER TABLE issues ADD CONSTRAINT issues_resolved_later CHECK (resolved_at >= created_at);
