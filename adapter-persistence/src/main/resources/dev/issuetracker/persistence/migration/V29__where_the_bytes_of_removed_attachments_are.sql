-- Where the bytes of an attachment were that hangs on no issue any more. They are there until a sweep takes them, and who redacts what
-- was removed takes them at once. Nobody knows it of what was removed before this migration; a sweep has taken those within the hour.
ALTER TABLE attachments ADD COLUMN left_blob text COLLATE "C";
