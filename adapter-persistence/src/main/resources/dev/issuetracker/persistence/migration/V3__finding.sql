-- Finding issues: what lists and reports walk along, and the documents that words are looked up in.
-- A list reads an index from where it begins and stops when its page is full. So there is one index for each order, and one for
-- each filter that narrows much, in the order that lists have unless somebody asks for another. Living and deleted issues apart.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX issues_by_creation ON issues (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_update ON issues (updated_at, id) WHERE deleted_at IS NULL;
-- Issues without a due date come last, in either direction.
CREATE INDEX issues_by_due_date ON issues (coalesce(due_date, 'infinity'::date), id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_due_date_latest_first ON issues (coalesce(due_date, '-infinity'::date), id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_priority ON issues (priority, id) WHERE deleted_at IS NULL;
CREATE INDEX issue_activity_by_time ON issue_activity (last_at, issue_id);

CREATE INDEX issues_of_status ON issues (status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_of_priority ON issues (priority, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_of_project ON issues (project_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_of_assignee ON issues (assignee_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_of_reporter ON issues (reporter_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_due ON issues (due_date) WHERE due_date IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX issues_named_elsewhere ON issues (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX issues_deleted_by_creation ON issues (created_at, id) WHERE deleted_at IS NOT NULL;

-- Serves the latency, which then reads nothing but the index.
CREATE INDEX issues_resolved ON issues (resolved_at) INCLUDE (created_at, project_id, assignee_id)
  WHERE resolved_at IS NOT NULL AND deleted_at IS NULL;
-- Serves the flow.
CREATE INDEX events_of_flow ON events (occurred_at) WHERE type IN ('created', 'status_changed');

-- What words are looked up in: one document for the title and the description of an issue (comment_id 0), one for each comment.
-- One for all would overflow, and every comment would write everything anew. Only the triggers below write here.
CREATE TABLE search_documents (
  issue_id   bigint NOT NULL,
  comment_id bigint NOT NULL,
  document   tsvector NOT NULL,
  PRIMARY KEY (issue_id, comment_id)
);
-- Few enough changes wait outside the index that no search has much to read beside it.
CREATE INDEX search_documents_words ON search_documents USING gin (document) WITH (gin_pending_list_limit = 256);
-- How frequent a word is decides how it is looked for, so more words than usual are counted.
ALTER TABLE search_documents ALTER document SET STATISTICS 300;
CREATE INDEX issues_titles ON issues USING gin (title gin_trgm_ops) WITH (gin_pending_list_limit = 256) WHERE deleted_at IS NULL;

-- The language is data and not part of the schema, so that it can be changed. A name and no regconfig, which upgrades of
-- PostgreSQL do not carry over.
CREATE TABLE search_settings (
  alone    boolean PRIMARY KEY DEFAULT true CHECK (alone),
  language text NOT NULL
);
INSERT INTO search_settings (language) VALUES ('english');

CREATE FUNCTION search_language() RETURNS regconfig LANGUAGE sql STABLE SET search_path FROM CURRENT AS
  'SELECT language::regconfig FROM search_settings';

CREATE FUNCTION issue_document(language regconfig, title text, description text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS
  $$ SELECT setweight(to_tsvector(language, title), 'A') || setweight(to_tsvector(language, coalesce(description, '')), 'B') $$;

CREATE FUNCTION comment_document(language regconfig, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS
  $$ SELECT setweight(to_tsvector(language, body), 'C') $$;

-- In the transaction of what they follow. They have the owner's rights, so that nobody else needs any.
CREATE FUNCTION document_new_issues() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  language regconfig := search_language();
BEGIN
  INSERT INTO search_documents (issue_id, comment_id, document)
  SELECT id, 0, issue_document(language, title, description) FROM added;
  RETURN NULL;
END $$;

CREATE FUNCTION document_new_comments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  language regconfig := search_language();
BEGIN
  INSERT INTO search_documents (issue_id, comment_id, document)
  SELECT issue_id, id, comment_document(language, body) FROM added;
  RETURN NULL;
END $$;

CREATE FUNCTION document_issue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE search_documents SET document = issue_document(search_language(), NEW.title, NEW.description)
  WHERE issue_id = NEW.id AND comment_id = 0;
  RETURN NULL;
END $$;

CREATE FUNCTION document_comment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE search_documents SET document = comment_document(search_language(), NEW.body)
  WHERE issue_id = NEW.issue_id AND comment_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER issues_are_documented AFTER INSERT ON issues
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION document_new_issues();
CREATE TRIGGER comments_are_documented AFTER INSERT ON comments
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION document_new_comments();
CREATE TRIGGER issues_stay_documented AFTER UPDATE OF title, description ON issues FOR EACH ROW
  WHEN (OLD.title IS DISTINCT FROM NEW.title OR OLD.description IS DISTINCT FROM NEW.description)
  EXECUTE FUNCTION document_issue();
CREATE TRIGGER comments_stay_documented AFTER UPDATE OF body ON comments FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body) EXECUTE FUNCTION document_comment();

-- Writes all documents in another language.
CREATE FUNCTION speak(wanted text) RETURNS boolean LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE search_settings SET language = wanted WHERE language <> wanted;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE search_documents s SET document = issue_document(wanted::regconfig, i.title, i.description)
  FROM issues i WHERE s.issue_id = i.id AND s.comment_id = 0;
  UPDATE search_documents s SET document = comment_document(wanted::regconfig, c.body)
  FROM comments c WHERE s.issue_id = c.issue_id AND s.comment_id = c.id;
  RETURN true;
END $$;

-- Makes a query of what somebody typed, and tells how many documents will fit it, by what the planner knows of the words: a
-- frequent one is found sooner by walking along the list, a rare one by collecting all that fit.
-- The last word may be half typed. A query of nothing but stop words has no nodes.
CREATE FUNCTION search_plan(alternatives text, head text, word text,
  OUT query tsquery, OUT nodes integer, OUT matches double precision, OUT documents double precision)
LANGUAGE plpgsql SET search_path FROM CURRENT SET client_min_messages = warning AS $$
DECLARE
  language regconfig := search_language();
  plan json;
BEGIN
  query := websearch_to_tsquery(language, alternatives)
    || (websearch_to_tsquery(language, head)
      && CASE word WHEN '' THEN ''::tsquery
         ELSE to_tsquery(language, '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*') END);
  nodes := numnode(query);
  documents := greatest(0, (SELECT reltuples FROM pg_class WHERE oid = 'search_documents'::regclass));
  matches := 0;
  IF nodes > 0 THEN
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM search_documents WHERE document @@ %L::tsquery', query) INTO plan;
    matches := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
  END IF;
END $$;

INSERT INTO search_documents (issue_id, comment_id, document)
SELECT id, 0, issue_document('english', title, description) FROM issues;
INSERT INTO search_documents (issue_id, comment_id, document)
SELECT issue_id, id, comment_document('english', body) FROM comments;
