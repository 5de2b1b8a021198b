-- One row per command that was carried out, so that a retry, a double click or an offline queue never doubles anything.
create table command_done (
  id         text   primary key,          -- made by the client
  account_id text   not null,             -- who sent it; another account's id is never answered with this result
  result     text   not null,             -- JSON: what the first try answered
  done_ms    bigint not null
);

-- The outbox: one row per thing that other parts of the house must learn of (live pages, search, measures).
-- Written in the act's own transaction, read in commit order.
create table event (
  seq    {serial},
  xid    {xid},                            -- the writing transaction; always 0 on SQLite, which has one writer
  topic  text   not null,                  -- 'matter:<id>', 'org:<id>', 'jobs'
  kind   text   not null,
  ref_id text   not null,
  at_ms  bigint not null
);
create index event_order on event (xid, seq);
create index event_age on event (at_ms);
