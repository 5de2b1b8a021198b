-- What acts add to the measures. Acts only insert here, so none waits for another; a job folds the rows into the sums
-- and deletes them in one transaction.
create table happening (
  id        {serial},
  measure   text   not null,
  day       text   not null,                 -- civil date in Shanghai
  unit_path {path} not null,
  org_id    text   not null,
  key       text   not null,
  n         bigint not null,
  sum       double precision not null
);

-- What is left of a destroyed matter: that it was there, and nothing of what it said.
create table matter_tombstone (
  id            text   primary key,
  number        text   not null unique,
  type_code     {path} not null,
  unit_code     text   not null,
  outcome       text,
  registered_ms bigint not null,
  closed_ms     bigint,
  destroyed_ms  bigint not null
);
