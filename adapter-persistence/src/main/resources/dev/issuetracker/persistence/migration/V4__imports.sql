-- Imports: jobs that any server goes on with.

CREATE TABLE import_jobs (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  starter_id        bigint NOT NULL REFERENCES users,
  request_id        text CHECK (char_length(request_id) BETWEEN 1 AND 64),
  file_name         text NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 255),
  format            text NOT NULL CHECK (format IN ('csv', 'csv_gz', 'xlsx')),
  -- The file, while somebody still has to read it.
  blob              text COLLATE "C" NOT NULL,
  size              bigint NOT NULL CHECK (size >= 0),
  header            text NOT NULL,
  project           text,
  dry_run           boolean NOT NULL,
  create_labels     boolean NOT NULL,
  unescape          boolean NOT NULL,
  sheet             text,
  state             text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled', 'undone')),
  processed         bigint NOT NULL DEFAULT 0,
  created           bigint NOT NULL DEFAULT 0 CHECK (created >= 0),
  failed            bigint NOT NULL DEFAULT 0 CHECK (failed >= 0),
  skipped           bigint NOT NULL DEFAULT 0 CHECK (skipped >= 0),
  share             double precision NOT NULL DEFAULT 0 CHECK (share BETWEEN 0 AND 1),
  total_rows        bigint,
  problem_code      text,
  problem_message   text,
  attempts          integer NOT NULL DEFAULT 0,
  created_at        timestamptz NOT NULL,
  started_at        timestamptz,
  finished_at       timestamptz,
  -- Who is at it, and until when others believe so. By the clock of the database.
  worker            text,
  lease_until       timestamptz,
  undo_requested_at timestamptz,
  undo_position     bigint NOT NULL DEFAULT 0,
  undo_deleted      bigint NOT NULL DEFAULT 0,
  undo_kept         bigint NOT NULL DEFAULT 0,
  undo_gone         bigint NOT NULL DEFAULT 0,
  undo_kept_issues  bigint[] NOT NULL DEFAULT '{}',
  CHECK (processed = created + failed + skipped),
  CHECK (total_rows IS NULL OR total_rows = processed)
) WITH (fillfactor = 50);
-- Serves the workers, who look for something to do all the time.
CREATE INDEX import_jobs_open ON import_jobs (id)
  WHERE state IN ('queued', 'running') OR (undo_requested_at IS NOT NULL AND state <> 'undone');

-- Rows that were refused. Their texts may hold characters that no text of the database can, so they are JSON that escapes them.
CREATE TABLE import_errors (
  import_id bigint NOT NULL REFERENCES import_jobs,
  row       bigint NOT NULL CHECK (row > 0),
  line      bigint NOT NULL,
  faults    text NOT NULL,
  cells     text NOT NULL,
  PRIMARY KEY (import_id, row)
);

-- What each part of the rows created, so that it can be undone.
CREATE TABLE import_parts (
  import_id bigint NOT NULL REFERENCES import_jobs,
  position  bigint NOT NULL,
  issues    bigint[] NOT NULL,
  PRIMARY KEY (import_id, position)
);

-- External ids that a rehearsal has met, as long as it runs.
CREATE TABLE import_met (
  import_id   bigint NOT NULL REFERENCES import_jobs,
  project_id  bigint NOT NULL,
  external_id text NOT NULL,
  PRIMARY KEY (import_id, project_id, external_id)
);
