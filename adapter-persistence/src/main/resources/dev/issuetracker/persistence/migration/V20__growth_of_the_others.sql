-- What has outgrown the planner's knowledge is learned of every table that nobody else holds. learn_growth() tells the smallest
-- one again and again while autovacuum is at it, so that whoever asks stops there, and nothing is learned of the others.

-- The same as learn_growth(), but for the tables that were told before. That one stays for servers that know no other.
CREATE FUNCTION learn_growth(told text[]) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  grown regclass;
BEGIN
  SELECT c.oid INTO grown FROM pg_class c
  WHERE c.oid = ANY (ARRAY['issues', 'issue_keys', 'issue_labels', 'issue_activity', 'events', 'search_documents', 'labels']::regclass[])
    AND c.oid::regclass::text <> ALL (told)
    AND pg_relation_size(c.oid) / current_setting('block_size')::bigint >= 4 * greatest(c.relpages, 1)
  ORDER BY c.relpages, c.oid LIMIT 1;
  IF grown IS NOT NULL THEN
    EXECUTE format('ANALYZE (SKIP_LOCKED) %s', grown);
  END IF;
  RETURN grown::text;
END $$;
