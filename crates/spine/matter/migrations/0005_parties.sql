-- Who stands for whom, and until when somebody takes part. Names and numbers stay sealed.
alter table participant add column represents text;   -- id of the participant that a representative stands for; null: the reporter
alter table participant add column added_by text;     -- account of whoever wrote it down
alter table participant add column ended_ms bigint;   -- takes part no more; the reason is in the thread
