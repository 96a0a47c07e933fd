-- Whoever walks a list and asks each issue for words reads its documents. One of more than 2 kB was set apart (it does not get any
-- shorter by being compressed) and had to be looked up once more. Up to 8 kB, which is all but a few, they stay in their rows.
-- Those of before stay where they are until the table is written anew.
ALTER TABLE search_documents SET (toast_tuple_target = 8160);
