-- Of words that must all be there, only those that are not everywhere are looked up in the index: for each document that a rare word
-- finds, a frequent one costs the index a walk down a large tree, and a look at the document next to nothing.
DROP FUNCTION search_plan(text, text, text);

-- How many documents fit, as far as the planner knows.
CREATE FUNCTION estimated_matches(query tsquery) RETURNS double precision
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM search_documents WHERE document @@ %L::tsquery', query) INTO plan;
  RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
END $$;

-- The words of a query that less than a twentieth of the documents says, if there are such and others as well, and if it is nothing
-- but up to eight words that must all be there. Else the query.
CREATE FUNCTION rare_words(wanted tsquery, documents double precision) RETURNS tsquery
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  words text[] := string_to_array(wanted::text, ' & ');
  rare text;
BEGIN
  IF array_length(words, 1) NOT BETWEEN 2 AND 8 OR numnode(wanted) <> 2 * array_length(words, 1) - 1
    OR EXISTS (SELECT FROM unnest(words) word WHERE word !~ '^''[^''\\]+''(:\*)?$') THEN
    RETURN wanted;
  END IF;
  SELECT string_agg(word, ' & ') INTO rare FROM unnest(words) word WHERE estimated_matches(word::tsquery) * 20 < documents;
  RETURN coalesce(rare::tsquery, wanted);
END $$;

-- Makes a query of what somebody typed, and tells how many documents will fit it, by what the planner knows of the words: a
-- frequent one is found sooner by walking along the list, a rare one by collecting all that fit.
-- The last word may be half typed. A query of nothing but stop words has no nodes.
CREATE FUNCTION search_plan(alternatives text, head text, word text,
  OUT query tsquery, OUT rare tsquery, OUT nodes integer, OUT matches double precision, OUT documents double precision)
LANGUAGE plpgsql SET search_path FROM CURRENT SET client_min_messages = warning AS $$
DECLARE
  language regconfig := search_language();
BEGIN
  query := websearch_to_tsquery(language, alternatives)
    || (websearch_to_tsquery(language, head)
      && CASE word WHEN '' THEN ''::tsquery
         ELSE to_tsquery(language, '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*') END);
  nodes := numnode(query);
  documents := greatest(0, (SELECT reltuples FROM pg_class WHERE oid = 'search_documents'::regclass));
  matches := 0;
  rare := query;
  IF nodes > 0 THEN
    matches := estimated_matches(query);
    rare := rare_words(query, documents);
  END IF;
END $$;
