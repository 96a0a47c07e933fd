-- Who reads lists keeps in mind what projects, people and labels are called, for as long as this mark stays the same. It changes in the
-- transaction that changes or removes one of those names, so that in every state of the database the mark tells which names hold in it.
-- New names need no new mark, for nobody knows them yet: those who make labels at the same time do not wait for each other here.
-- It is drawn, not counted: one that was rolled back, or was lost with a restored dump, never comes again for other names.
CREATE TABLE naming (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  mark uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO naming DEFAULT VALUES;

CREATE FUNCTION names_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE naming SET mark = gen_random_uuid();
  RETURN NULL;
END $$;

CREATE TRIGGER projects_renamed AFTER UPDATE ON projects FOR EACH ROW
WHEN ((OLD.id, OLD.key, OLD.name, OLD.archived) IS DISTINCT FROM (NEW.id, NEW.key, NEW.name, NEW.archived))
EXECUTE FUNCTION names_changed();
CREATE TRIGGER projects_gone AFTER DELETE ON projects FOR EACH ROW EXECUTE FUNCTION names_changed();
CREATE TRIGGER projects_emptied AFTER TRUNCATE ON projects FOR EACH STATEMENT EXECUTE FUNCTION names_changed();

CREATE TRIGGER users_renamed AFTER UPDATE ON users FOR EACH ROW
WHEN ((OLD.id, OLD.username, OLD.name) IS DISTINCT FROM (NEW.id, NEW.username, NEW.name))
EXECUTE FUNCTION names_changed();
CREATE TRIGGER users_gone AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION names_changed();
CREATE TRIGGER users_emptied AFTER TRUNCATE ON users FOR EACH STATEMENT EXECUTE FUNCTION names_changed();

CREATE TRIGGER labels_renamed AFTER UPDATE ON labels FOR EACH ROW
WHEN ((OLD.id, OLD.name, OLD.color) IS DISTINCT FROM (NEW.id, NEW.name, NEW.color))
EXECUTE FUNCTION names_changed();
CREATE TRIGGER labels_gone AFTER DELETE ON labels FOR EACH ROW EXECUTE FUNCTION names_changed();
CREATE TRIGGER labels_emptied AFTER TRUNCATE ON labels FOR EACH STATEMENT EXECUTE FUNCTION names_changed();
