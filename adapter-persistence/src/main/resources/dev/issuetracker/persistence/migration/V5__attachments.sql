-- The bytes of files, and the files that hang on issues.

-- Written piece by piece, in no transaction. Complete once it has a size. Settled once a sweep found somebody who refers to it;
-- there is no foreign key from those who do, because the bytes may as well lie elsewhere.
CREATE TABLE blobs (
  id         text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
  size       bigint CHECK (size >= 0),
  sha256     text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  touched_at timestamptz NOT NULL,
  settled    boolean NOT NULL DEFAULT false,
  CHECK ((size IS NULL) = (sha256 IS NULL)),
  CHECK (size IS NOT NULL OR NOT settled)
) WITH (fillfactor = 50);
-- Serves the sweep.
CREATE INDEX blobs_unsettled ON blobs (id) WHERE NOT settled;

-- All chunks but the last of a blob are equally long, so that a byte is found by its place.
CREATE TABLE blob_chunks (
  blob_id text COLLATE "C" NOT NULL REFERENCES blobs ON DELETE CASCADE,
  number  integer NOT NULL CHECK (number >= 0),
  data    bytea NOT NULL CHECK (octet_length(data) BETWEEN 1 AND 262144),
  PRIMARY KEY (blob_id, number)
);
-- Files are mostly compressed already.
ALTER TABLE blob_chunks ALTER COLUMN data SET STORAGE EXTERNAL;

-- A removed one leaves its row behind, without bytes, so that its name can still be blotted out.
CREATE TABLE attachments (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  issue_id    bigint NOT NULL REFERENCES issues,
  blob        text COLLATE "C",
  filename    text NOT NULL CHECK (char_length(filename) BETWEEN 1 AND 255),
  media_type  text NOT NULL CHECK (char_length(media_type) BETWEEN 3 AND 255),
  size        bigint NOT NULL CHECK (size >= 0),
  sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  uploader_id bigint NOT NULL REFERENCES users,
  created_at  timestamptz NOT NULL
);
-- Serves the list.
CREATE INDEX attachments_by_issue ON attachments (issue_id, id) WHERE blob IS NOT NULL;
-- Serves the sweep's question.
CREATE UNIQUE INDEX attachments_by_blob ON attachments (blob) WHERE blob IS NOT NULL;

-- When the texts of a deleted issue were purged. One that was restored, written to and deleted again is due again.
ALTER TABLE issues ADD COLUMN purged_at timestamptz;
-- Serves the purge.
CREATE INDEX issues_to_purge ON issues (deleted_at)
  WHERE deleted_at IS NOT NULL AND (purged_at IS NULL OR purged_at < deleted_at);
