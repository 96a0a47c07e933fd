-- What the planner knows of how large tables are. PostgreSQL learns it anew about once a minute, and until then goes on with
-- plans that it made while a table was empty: they read all of it for every issue of a list. Whoever writes much asks for it to
-- be learned at once.

-- Analyzes one of the tables that imports fill, if it has outgrown what the planner knows of it, and tells which; null if none
-- has. Its size in pages is what can be asked for without reading it. Four times as much at the least, so that a table of any
-- size was analyzed a few times on its way there. One that somebody else is just analyzing is left to him.
-- One at a time, so that none is held while another is read. Analyzing is for the owner of a table, so this has the owner's rights.
CREATE FUNCTION learn_growth() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  grown regclass;
BEGIN
  SELECT c.oid INTO grown FROM pg_class c
  WHERE c.oid = ANY (ARRAY['issues', 'issue_keys', 'issue_labels', 'issue_activity', 'events', 'search_documents', 'labels']::regclass[])
    AND pg_relation_size(c.oid) / current_setting('block_size')::bigint >= 4 * greatest(c.relpages, 1)
  ORDER BY c.relpages, c.oid LIMIT 1;
  IF grown IS NOT NULL THEN
    EXECUTE format('ANALYZE (SKIP_LOCKED) %s', grown);
  END IF;
  RETURN grown::text;
END $$;
