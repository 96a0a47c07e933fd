-- Whoever writes looks first whether the project is archived, and may still be at it when the archivist has his answer. All writing ends in the
-- history, so that is where it is asked again: who archives waits for those who have written there already, and who comes later waits for him and
-- then is told to begin anew, which finds the project archived. Redactions are for archived projects, too.
CREATE FUNCTION refuse_archived() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  written bigint[] := ARRAY(SELECT DISTINCT project_id FROM added WHERE type <> 'redacted');
BEGIN
  PERFORM FROM (SELECT archived FROM projects WHERE id = ANY (written) ORDER BY id FOR KEY SHARE) p WHERE p.archived;
  IF FOUND THEN
    RAISE EXCEPTION 'a project was archived meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER events_are_of_living_projects AFTER INSERT ON events
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_archived();

-- A change of the name keeps nobody out.
CREATE FUNCTION keep_writers_out() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM FROM projects WHERE id = NEW.id FOR UPDATE;
  RETURN NEW;
END $$;

CREATE TRIGGER projects_are_archived_alone BEFORE UPDATE OF archived ON projects FOR EACH ROW
  WHEN (NEW.archived AND NOT OLD.archived) EXECUTE FUNCTION keep_writers_out();
