-- Who asked for an import to be undone, and in which request: the history tells the deletions in that name. Null where a server of
-- before was asked, which deleted in the name of who had started the import.
ALTER TABLE import_jobs
  ADD undo_requested_by bigint REFERENCES users,
  ADD undo_request_id text CHECK (char_length(undo_request_id) BETWEEN 1 AND 64);
