-- What happened to an issue between two of its versions, without a look at what made none: a discussion of thousands of comments,
-- say. Each type is looked for by itself, from either end. Serves conflict answers, and the first title of the timeline. A version
-- tells of each type once.
CREATE UNIQUE INDEX events_of_versions ON events (issue_id, type, version) WHERE version IS NOT NULL;

-- When something last happened to an issue is written as late as possible when the issue is changed: while its transaction
-- commits. Whoever comments needs the same row, and would otherwise wait for as long as an editor's transaction takes.
CREATE FUNCTION note_activity() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE issue_activity SET last_at = NEW.updated_at WHERE issue_id = NEW.id AND last_at < NEW.updated_at;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER issues_are_active AFTER UPDATE OF updated_at ON issues DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.updated_at IS DISTINCT FROM NEW.updated_at) EXECUTE FUNCTION note_activity();

-- Rules that the application keeps first, kept here as well. A text of one line holds no control characters; one of many lines may
-- hold ends of lines and tabs.
ALTER TABLE users ADD CHECK (name !~ '[\u0001-\u001f\u007f]');
ALTER TABLE projects ADD CHECK (name !~ '[\u0001-\u001f\u007f]');
ALTER TABLE labels ADD CHECK (name !~ '[\u0001-\u001f\u007f]');
ALTER TABLE issues
  ADD CHECK (title !~ '[\u0001-\u001f\u007f]'),
  ADD CHECK (external_id !~ '[\u0001-\u001f\u007f]'),
  ADD CHECK (description !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]'),
  ADD CHECK (updated_at >= created_at);
ALTER TABLE comments ADD CHECK (body !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]');
ALTER TABLE idempotency_keys
  ADD CHECK (key ~ '^[\u0020-\u007e]*$'),
  ADD CHECK (status BETWEEN 200 AND 499);
