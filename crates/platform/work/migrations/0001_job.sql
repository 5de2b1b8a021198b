-- Work to be done outside the act that asked for it. Enqueued in that act's own transaction.
create table job (
  id           text   primary key,
  kind         text   not null,            -- 'notice.send'; never renamed, queued rows carry it
  payload      text   not null,            -- JSON; ids only, the job reads the present state
  state        text   not null check (state in ('waiting', 'running', 'done', 'dead')),
  run_at_ms    bigint not null,
  attempts     bigint not null,
  lease_ms     bigint,                     -- a running job whose lease ended is taken again
  dedup        text   unique,              -- at most one job with this key, for ever
  last_error   text,
  created_ms   bigint not null,
  finished_ms  bigint
);
create index job_due on job (run_at_ms) where state in ('waiting', 'running');
create index job_state on job (state, kind, created_ms);
