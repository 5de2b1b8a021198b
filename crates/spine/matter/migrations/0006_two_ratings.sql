-- How it was handled is rated beside the result; both stay empty where nobody rated, this one where only one scale was
-- asked.
alter table matter add column rating_handling bigint;
