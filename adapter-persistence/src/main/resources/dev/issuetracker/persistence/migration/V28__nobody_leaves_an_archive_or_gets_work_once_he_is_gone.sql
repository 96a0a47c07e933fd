-- As V19, and of two things more. An issue that moves writes its history where it goes to, and changes the project that it leaves as well. And
-- whoever gives work to somebody looks first whether he still works here, so he who deactivates him could have his answer in between.
CREATE OR REPLACE FUNCTION refuse_archived() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  written bigint[] := ARRAY(
    SELECT project_id FROM added WHERE type <> 'redacted'
    UNION SELECT (data ->> 'from')::bigint FROM added WHERE type = 'project_changed');
  given bigint[] := ARRAY(
    SELECT (data ->> 'assignee')::bigint FROM added WHERE type = 'created' AND data ? 'assignee'
    UNION SELECT (data ->> 'to')::bigint FROM added WHERE type = 'assignee_changed' AND data ->> 'to' IS NOT NULL);
BEGIN
  PERFORM FROM (SELECT archived FROM projects WHERE id = ANY (written) ORDER BY id FOR KEY SHARE) p WHERE p.archived;
  IF FOUND THEN
    RAISE EXCEPTION 'a project was archived meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
  IF cardinality(given) > 0 THEN
    PERFORM FROM (SELECT active FROM users WHERE id = ANY (given) ORDER BY id FOR KEY SHARE) u WHERE NOT u.active;
    IF FOUND THEN
      RAISE EXCEPTION 'somebody was deactivated meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- A change of the name, the role or the password keeps nobody out.
CREATE FUNCTION keep_assigners_out() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM FROM users WHERE id = NEW.id FOR UPDATE;
  RETURN NEW;
END $$;

CREATE TRIGGER users_are_deactivated_alone BEFORE UPDATE OF active ON users FOR EACH ROW
  WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION keep_assigners_out();
