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
