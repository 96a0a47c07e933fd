-- The language of searches is changed beside servers that write. No writer of documents straddles the change, which is short; what was
-- written before is written anew afterwards, a few documents at a time, and what is left of that stands here.

-- Whoever is writing by what was there before ends first: he holds nothing that a change would wait for.
LOCK TABLE search_settings, issues, comments IN SHARE ROW EXCLUSIVE MODE;

-- The last document that was written anew. No row: all are in the language of today. Whoever holds the row is at it.
CREATE TABLE search_rewriting (
  alone      boolean PRIMARY KEY DEFAULT true CHECK (alone),
  issue_id   bigint NOT NULL,
  comment_id bigint NOT NULL
);

-- The language to write in, which stays what it is until the transaction ends. It is read by a statement of its own: one that waits
-- for a lock goes on with what it saw before it waited.
CREATE FUNCTION hold_search_language() RETURNS regconfig LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7305808869230243912);
  RETURN search_language();
END $$;

CREATE OR REPLACE FUNCTION document_new_issues() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  language regconfig := hold_search_language();
BEGIN
  INSERT INTO search_documents (issue_id, comment_id, document)
  SELECT id, 0, issue_document(language, title, description) FROM added;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION document_new_comments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  language regconfig := hold_search_language();
BEGIN
  INSERT INTO search_documents (issue_id, comment_id, document)
  SELECT issue_id, id, comment_document(language, body) FROM added;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION document_issue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  language regconfig := hold_search_language();
BEGIN
  UPDATE search_documents SET document = issue_document(language, NEW.title, NEW.description)
  WHERE issue_id = NEW.id AND comment_id = 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION document_comment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  language regconfig := hold_search_language();
BEGIN
  UPDATE search_documents SET document = comment_document(language, NEW.body)
  WHERE issue_id = NEW.issue_id AND comment_id = NEW.id;
  RETURN NULL;
END $$;

-- Changes the language, and says that all documents are to be written anew; false if it is the language already. It waits for those who
-- are writing, and whoever comes to write waits behind it. So it steps aside after a second, for as long, and asks again. Servers of
-- before call it, too.
CREATE OR REPLACE FUNCTION speak(wanted text) RETURNS boolean LANGUAGE plpgsql SET search_path FROM CURRENT SET lock_timeout = '1s' AS $$
BEGIN
  PERFORM wanted::regconfig;
  FOR try IN 1..13 LOOP
    IF wanted = (SELECT language FROM search_settings) THEN
      RETURN false;
    END IF;
    BEGIN
      PERFORM pg_advisory_xact_lock(7305808869230243912);
      UPDATE search_settings SET language = wanted WHERE language <> wanted;
      IF FOUND THEN
        INSERT INTO search_rewriting (issue_id, comment_id) VALUES (-1, -1)
        ON CONFLICT (alone) DO UPDATE SET issue_id = EXCLUDED.issue_id, comment_id = EXCLUDED.comment_id;
      END IF;
      RETURN FOUND;
    EXCEPTION WHEN lock_not_available THEN
      PERFORM pg_sleep(1);
    END;
  END LOOP;
  RAISE EXCEPTION 'texts are being written without a pause' USING ERRCODE = 'lock_not_available';
END $$;

-- Writes some documents anew in the language of today, those of the lowest issues first, and tells how many; 0 if all are, or if somebody
-- else is at it. To be called again and again, each time in a transaction of its own.
-- A text is read after its document is locked: whoever has changed it by then is seen, and whoever comes later writes after us. In a tie
-- with somebody who writes it is this that gives way, before a deadlock is looked for.
CREATE FUNCTION rewrite_documents(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET lock_timeout = '500ms' AS $$
DECLARE
  ending CONSTANT timestamptz := clock_timestamp() + interval '250 ms';
  language regconfig;
  place record;
  next record;
  done integer := 0;
BEGIN
  SELECT issue_id, comment_id INTO place FROM search_rewriting FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  -- Whoever changes it waits for the row.
  language := search_language();
  FOR next IN
    SELECT issue_id, comment_id FROM search_documents WHERE (issue_id, comment_id) > (place.issue_id, place.comment_id)
    ORDER BY issue_id, comment_id LIMIT most FOR UPDATE
  LOOP
    IF next.comment_id = 0 THEN
      UPDATE search_documents s SET document = issue_document(language, i.title, i.description)
      FROM issues i WHERE s.issue_id = next.issue_id AND s.comment_id = 0 AND i.id = next.issue_id;
    ELSE
      UPDATE search_documents s SET document = comment_document(language, c.body)
      FROM comments c WHERE s.issue_id = next.issue_id AND s.comment_id = next.comment_id AND c.id = next.comment_id;
    END IF;
    done := done + 1;
    place := next;
    EXIT WHEN clock_timestamp() > ending;
  END LOOP;
  IF done = 0 THEN
    DELETE FROM search_rewriting;
  ELSE
    UPDATE search_rewriting SET issue_id = place.issue_id, comment_id = place.comment_id;
  END IF;
  RETURN done;
END $$;
