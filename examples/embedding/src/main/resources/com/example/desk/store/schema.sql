-- Ids and numbers come from sequences, which no rollback turns back. One row of numbers serves all projects.
CREATE SEQUENCE ids;
CREATE SEQUENCE numbers;

-- Whoever writes holds this row until the end: one writer at a time.
CREATE TABLE writer (turn BIGINT NOT NULL);
INSERT INTO writer VALUES (0);

CREATE TABLE issues (
  id BIGINT PRIMARY KEY,
  project_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  version BIGINT NOT NULL,
  title VARCHAR(510) NOT NULL,
  description VARCHAR(131072),
  status VARCHAR(20) NOT NULL,
  priority VARCHAR(20) NOT NULL,
  due_date DATE,
  external_id VARCHAR(400),
  assignee_id BIGINT,
  reporter_id BIGINT NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  resolved_at TIMESTAMP(6) WITH TIME ZONE,
  closed_at TIMESTAMP(6) WITH TIME ZONE,
  came_resolved_at TIMESTAMP(6) WITH TIME ZONE,
  came_closed_at TIMESTAMP(6) WITH TIME ZONE,
  deleted_at TIMESTAMP(6) WITH TIME ZONE,
  deleted_by BIGINT,
  comment_count BIGINT DEFAULT 0 NOT NULL,
  last_activity_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  living_external_id VARCHAR(400)
    GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN external_id END),
  UNIQUE (project_id, living_external_id)
);

-- Every key that an issue ever had.
CREATE TABLE issue_keys (
  project_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  issue_id BIGINT NOT NULL REFERENCES issues,
  PRIMARY KEY (project_id, number)
);

CREATE TABLE issue_labels (
  issue_id BIGINT NOT NULL REFERENCES issues,
  label_id BIGINT NOT NULL,
  PRIMARY KEY (issue_id, label_id)
);
CREATE INDEX issue_labels_by_label ON issue_labels (label_id);

CREATE TABLE comments (
  id BIGINT PRIMARY KEY,
  issue_id BIGINT NOT NULL REFERENCES issues,
  parent_id BIGINT REFERENCES comments,
  depth INT NOT NULL,
  body VARCHAR(131072) NOT NULL,
  author_id BIGINT NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX comments_of_issues ON comments (issue_id, id);

CREATE TABLE events (
  id BIGINT PRIMARY KEY,
  issue_id BIGINT NOT NULL REFERENCES issues,
  project_id BIGINT NOT NULL,
  version BIGINT,
  type VARCHAR(40) NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  request_id VARCHAR(400)
);
CREATE INDEX events_of_issues ON events (issue_id, id);

-- What events tell: a text, or who or what it is about.
CREATE TABLE event_values (
  event_id BIGINT NOT NULL REFERENCES events,
  place INT NOT NULL,
  name VARCHAR(20) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  text VARCHAR(131072),
  number BIGINT,
  PRIMARY KEY (event_id, place)
);
