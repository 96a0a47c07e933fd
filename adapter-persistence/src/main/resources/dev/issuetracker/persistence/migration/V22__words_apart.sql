-- Words that stand side by side without a space are words: in a path, in the name of a class with its package, between angle brackets.
-- The parser takes the first two for one word each, and what stands between brackets for a mark that says nothing.

-- A control character, which no text of the tracker has, instead of each sign that keeps words together. A full stop does so between letters.
-- One sign after the other: to translate them at once takes as long as half of all the rest.
CREATE FUNCTION words_apart(text text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT regexp_replace(replace(replace(replace(text, '<', E'\x04'), '>', E'\x05'), '/', E'\x06'),
       '([[:alpha:]])\.(?=[[:alpha:]])', E'\\1\x07', 'g') $$;

-- The text as it was.
CREATE FUNCTION words_together(text text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT translate(text, E'\x04\x05\x06\x07', '<>/.') $$;

CREATE OR REPLACE FUNCTION issue_document(language regconfig, title text, description text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS
  $$ SELECT setweight(to_tsvector(language, words_apart(title)), 'A')
       || setweight(to_tsvector(language, words_apart(coalesce(description, ''))), 'B') $$;

CREATE OR REPLACE FUNCTION comment_document(language regconfig, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS
  $$ SELECT setweight(to_tsvector(language, words_apart(body)), 'C') $$;

-- Makes a query of what somebody typed, and tells how many documents will fit it, by what the planner knows of the words: a
-- frequent one is found sooner by walking along the list, a rare one by collecting all that fit.
-- The last word may be half typed. If nothing begins so, it is completed, which whoever walks on through a list has chosen once. A query
-- of nothing but stop words has no nodes.
-- Beside the query stand those of its words that are looked for, each by itself, and those that are taken away.
CREATE FUNCTION search_plan(alternatives text, head text, word text, wanted text, unwanted text, completed boolean,
  OUT query tsquery, OUT rare tsquery, OUT nodes integer, OUT matches double precision, OUT documents double precision,
  OUT any_word tsquery, OUT excluded tsquery, OUT chosen boolean)
LANGUAGE plpgsql SET search_path FROM CURRENT SET client_min_messages = warning AS $$
DECLARE
  language regconfig := search_language();
  begun tsquery := '';
  stems tsquery := stems_of_half_typed(language, word);
BEGIN
  documents := greatest(0, (SELECT reltuples FROM pg_class WHERE oid = 'search_documents'::regclass));
  IF word <> '' THEN
    begun := to_tsquery(language, '''' || replace(replace(words_apart(word), '\', '\\'), '''', '''''') || ''':*');
  END IF;
  IF stems IS NOT NULL THEN
    chosen := coalesce(completed, NOT fits_any(begun, documents));
    IF chosen THEN
      begun := begun || stems;
    END IF;
  END IF;
  query := websearch_to_tsquery(language, words_apart(alternatives)) || (websearch_to_tsquery(language, words_apart(head)) && begun);
  any_word := websearch_to_tsquery(language, words_apart(wanted)) || begun;
  excluded := nullif(websearch_to_tsquery(language, words_apart(unwanted)), '');
  nodes := numnode(query);
  matches := 0;
  rare := query;
  IF nodes > 0 THEN
    matches := estimated_matches(query);
    rare := rare_words(query, documents);
  END IF;
END $$;

-- Servers of before ask so.
CREATE OR REPLACE FUNCTION search_plan(alternatives text, head text, word text,
  OUT query tsquery, OUT rare tsquery, OUT nodes integer, OUT matches double precision, OUT documents double precision)
LANGUAGE sql SET search_path FROM CURRENT AS
  $$ SELECT query, rare, nodes, matches, documents FROM search_plan(alternatives, head, word, '', '', NULL) $$;
DROP FUNCTION half_typed(regconfig, text, double precision);

-- All documents are written anew in the background, as after a change of the language; most of them stay what they are.
CREATE OR REPLACE FUNCTION rewrite_documents(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
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
      UPDATE search_documents s SET document = i.document
      FROM (SELECT issue_document(language, title, description) AS document FROM issues WHERE id = next.issue_id OFFSET 0) i
      WHERE s.issue_id = next.issue_id AND s.comment_id = 0 AND s.document <> i.document;
    ELSE
      UPDATE search_documents s SET document = c.document
      FROM (SELECT comment_document(language, body) AS document FROM comments WHERE id = next.comment_id OFFSET 0) c
      WHERE s.issue_id = next.issue_id AND s.comment_id = next.comment_id AND s.document <> c.document;
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

INSERT INTO search_rewriting (issue_id, comment_id) SELECT -1, -1 WHERE EXISTS (SELECT FROM search_documents)
ON CONFLICT (alone) DO UPDATE SET issue_id = EXCLUDED.issue_id, comment_id = EXCLUDED.comment_id;
