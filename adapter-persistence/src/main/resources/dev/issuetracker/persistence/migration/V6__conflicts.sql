-- What happened to an issue between two of its versions, without a look at what made none: a discussion of thousands of comments,
-- say. Each type is looked for by itself, from either end. Serves conflict answers, and the first title of the timeline. A version
-- tells of each type once.
CREATE UNIQUE INDEX events_of_versions ON events (issue_id, type, version) WHERE version IS NOT NULL;
