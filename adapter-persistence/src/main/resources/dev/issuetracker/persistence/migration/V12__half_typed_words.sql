-- Documents hold stems: "connection" is kept as "connect". Who has typed "connecti" asks for words that begin with more than what is
-- kept, and found nothing until the word was complete.

-- Whether any document fits. Where the planner knows many, there are some; else there are few to collect.
CREATE FUNCTION fits_any(query tsquery, documents double precision) RETURNS boolean
LANGUAGE plpgsql SET search_path FROM CURRENT SET enable_seqscan = off AS $$
BEGIN
  RETURN (documents > 100000 AND estimated_matches(query) * 500 > documents)
    OR EXISTS (SELECT FROM search_documents WHERE document @@ query);
END $$;

-- The stems, shorter than what was typed, of words that it may become: completed with what words end with in European languages, and
-- stemmed by the language that is spoken here. Null if there are none.
CREATE FUNCTION stems_of_half_typed(language regconfig, typed text) RETURNS tsquery
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT string_agg(DISTINCT '''' || stem || '''', ' | ')::tsquery
  FROM unnest(ARRAY[
      's', 'es', 'ed', 'er', 'ers', 'ing', 'ings', 'ion', 'ions', 'ation', 'ations', 'ational', 'ment', 'ments', 'ness', 'ly', 'ity',
      'ities', 'able', 'ible', 'ive', 'ives', 'ally', 'ance', 'ence', 'ful', 'ism', 'ist', 'ize', 'izing', 'ization',
      'e', 'en', 'em', 'ern', 'end', 'ung', 'ungen', 'keit', 'heit', 'heiten', 'lich', 'liche', 'isch', 'ische',
      'eur', 'euse', 'ement', 'ements', 'ateur', 'ción', 'ciones', 'mente', 'idad', 'ando', 'iendo', 'zione', 'zioni']) ending,
    generate_series(0, length(ending) - 1) begun,
    unnest(tsvector_to_array(to_tsvector(language, lower(typed) || substr(ending, begun + 1)))) stem
  WHERE right(lower(typed), begun) = left(ending, begun)
    AND length(stem) BETWEEN 3 AND length(typed) - 1 AND starts_with(lower(typed), stem)
    AND typed ~ '^[[:alpha:]]{4,50}$' AND stem ~ '^[[:alpha:]]+$'
$$;

-- What a word finds that may be half typed: whatever begins so, and if nothing does, what it may become.
CREATE FUNCTION half_typed(language regconfig, word text, documents double precision) RETURNS tsquery
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  begun tsquery := to_tsquery(language, '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*');
  stems tsquery := stems_of_half_typed(language, word);
BEGIN
  IF stems IS NULL OR fits_any(begun, documents) THEN
    RETURN begun;
  END IF;
  RETURN begun || stems;
END $$;

-- Makes a query of what somebody typed, and tells how many documents will fit it, by what the planner knows of the words: a
-- frequent one is found sooner by walking along the list, a rare one by collecting all that fit.
-- The last word may be half typed. A query of nothing but stop words has no nodes.
CREATE OR REPLACE FUNCTION search_plan(alternatives text, head text, word text,
  OUT query tsquery, OUT rare tsquery, OUT nodes integer, OUT matches double precision, OUT documents double precision)
LANGUAGE plpgsql SET search_path FROM CURRENT SET client_min_messages = warning AS $$
DECLARE
  language regconfig := search_language();
BEGIN
  documents := greatest(0, (SELECT reltuples FROM pg_class WHERE oid = 'search_documents'::regclass));
  query := websearch_to_tsquery(language, alternatives)
    || (websearch_to_tsquery(language, head)
      && CASE word WHEN '' THEN ''::tsquery ELSE half_typed(language, word, documents) END);
  nodes := numnode(query);
  matches := 0;
  rare := query;
  IF nodes > 0 THEN
    matches := estimated_matches(query);
    rare := rare_words(query, documents);
  END IF;
END $$;
