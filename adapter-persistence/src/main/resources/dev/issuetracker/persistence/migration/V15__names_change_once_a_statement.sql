-- Whoever renames ten thousand labels or people with one statement draws one mark, and not one for each of them: within a transaction each
-- drawing has to pass all that were drawn before. Projects stay as they are: a few at most are renamed at once, and their rows change
-- with every new issue, which must not take longer for this. A mark that was lost is drawn anew.
-- A trigger that is given columns looks whether any of them changed.
CREATE OR REPLACE FUNCTION names_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  changed boolean := true;
BEGIN
  IF TG_NARGS > 0 THEN
    EXECUTE format('SELECT EXISTS (SELECT %1$s FROM before EXCEPT SELECT %1$s FROM after)', TG_ARGV[0]) INTO changed;
  END IF;
  IF changed THEN
    INSERT INTO naming DEFAULT VALUES ON CONFLICT (one) DO UPDATE SET mark = EXCLUDED.mark;
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER users_renamed ON users;
DROP TRIGGER users_gone ON users;
CREATE TRIGGER users_renamed AFTER UPDATE ON users REFERENCING OLD TABLE AS before NEW TABLE AS after
FOR EACH STATEMENT EXECUTE FUNCTION names_changed('id, username, name');
CREATE TRIGGER users_gone AFTER DELETE ON users FOR EACH STATEMENT EXECUTE FUNCTION names_changed();

DROP TRIGGER labels_renamed ON labels;
DROP TRIGGER labels_gone ON labels;
CREATE TRIGGER labels_renamed AFTER UPDATE ON labels REFERENCING OLD TABLE AS before NEW TABLE AS after
FOR EACH STATEMENT EXECUTE FUNCTION names_changed('id, name, color');
CREATE TRIGGER labels_gone AFTER DELETE ON labels FOR EACH STATEMENT EXECUTE FUNCTION names_changed();
