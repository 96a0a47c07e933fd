-- Which issues a kept answer tells of, so that a redaction finds those of one issue without reading all that is kept, which may be a
-- great deal. Null where a server of before kept it: such a row is read, and is gone after a day.
ALTER TABLE idempotency_keys ADD issues bigint[];
CREATE INDEX idempotency_keys_of_issues ON idempotency_keys USING gin (issues);
CREATE INDEX idempotency_keys_unread ON idempotency_keys (created_at) WHERE issues IS NULL;
