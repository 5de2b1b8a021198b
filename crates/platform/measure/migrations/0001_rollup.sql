-- Sums for every figure that is shown: one row per measure, day, unit, organisation and value of the dimension.
-- Filled as things happen; filled again from the records by clearing a measure and adding everything once more.
create table measure_rollup (
  measure   text   not null,               -- 'desk.accepted_in_time'
  day       text   not null,               -- civil day in Shanghai, 2026-11-24
  unit_path {path} not null,               -- official codes from the city down, each followed by '/'
  org_id    text   not null,               -- '' where no organisation answers for it
  key       text   not null,               -- value of the dimension, such as a taxonomy path; '' where there is none
  n         bigint not null,
  sum       double precision not null,     -- of whatever the measure adds up: hours, yuan, marks
  primary key (measure, day, unit_path, org_id, key)
);

-- The same by month, so that a year is twelve rows a unit and not 365.
create table measure_month (
  measure   text   not null,
  month     text   not null,               -- 2026-11
  unit_path {path} not null,
  org_id    text   not null,
  key       text   not null,
  n         bigint not null,
  sum       double precision not null,
  primary key (measure, month, unit_path, org_id, key)
);
