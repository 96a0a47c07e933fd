-- Tokens, and the counting of failed sign-ins.

-- Of a token's secret only the hash is kept. Revoking is deleting.
CREATE TABLE tokens (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id      bigint NOT NULL REFERENCES users,
  kind         text NOT NULL CHECK (kind IN ('sign_in', 'personal')),
  name         text CHECK (char_length(name) BETWEEN 1 AND 100),
  scope        text NOT NULL CHECK (scope IN ('read', 'write')),
  hash         bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
  last_used_at timestamptz,
  CHECK ((kind = 'personal') = (name IS NOT NULL))
) WITH (fillfactor = 90);
-- Serves the list of a person's tokens, and the ending of all sign-ins.
CREATE INDEX tokens_by_user ON tokens (user_id, kind, id);
-- Serves the cleaning up.
CREATE INDEX tokens_by_expiry ON tokens (expires_at);

-- The tries to sign in of the last minutes, for all servers together. The name is a keyed digest: people type passwords into the
-- wrong field.
CREATE TABLE sign_in_attempts (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text NOT NULL CHECK (char_length(name) = 64),
  address text NOT NULL CHECK (char_length(address) <= 100),
  at      timestamptz NOT NULL,
  pending boolean NOT NULL DEFAULT true
) WITH (fillfactor = 80);
CREATE INDEX sign_in_attempts_by_address ON sign_in_attempts (address, at);
CREATE INDEX sign_in_attempts_by_name ON sign_in_attempts (name, at);
-- Serves the cleaning up.
CREATE INDEX sign_in_attempts_by_age ON sign_in_attempts (at);
