-- Estates and buildings begin and end as everything else does; of what stood before, the first day is not known.
alter table estate add column valid_from text not null default '1949-10-01';
alter table estate add column valid_to text;
alter table building add column valid_from text not null default '1949-10-01';
alter table building add column valid_to text;
alter table entrance add column valid_to text;

-- Counters 窗口 of a service point and what each does, one a line.
alter table service_point add column windows_zh text not null default '';
alter table service_point add column windows_en text not null default '';

-- First day of the present name, code and place in the tree; null: since it exists.
alter table unit add column since text;
-- What took its place.
alter table unit add column successor_id text;
alter table grid add column successor_id text;

-- How a unit was called and where it stood before its present row.
create table unit_past (
  unit_id    text    not null references unit (id),
  parent_id  text,
  code       {path}  not null,
  path       {path}  not null,
  name_zh    text    not null,
  label_zh   text    not null,
  name_en    text    not null,
  kind       text    not null,
  urban      boolean not null,
  valid_from text    not null,               -- civil date
  valid_to   text    not null,               -- the first day of what followed
  primary key (unit_id, valid_from)
);
create index unit_past_parent on unit_past (parent_id);

-- What administrators change about places: one row a change, dated; a change of a later day waits for that day.
create table place_change (
  id           text   primary key,
  kind         text   not null,              -- 'save_point', 'merge_unit', ...
  subject_kind text   not null check (subject_kind in ('point', 'estate', 'building', 'grid', 'worker', 'unit')),
  subject_id   text   not null,
  unit_path    {path} not null,              -- where, when it was asked for
  day          text   not null,              -- civil date from which it holds
  body         text   not null,              -- JSON: what is to hold
  held         text,                         -- JSON: what held before, for going back
  state        text   not null check (state in ('planned', 'applied', 'cancelled', 'failed')),
  note         text   not null default '',   -- the decision it rests on
  made_ms      bigint not null,
  made_by      text   not null,
  applied_ms   bigint,
  why_not      text                          -- text key of what stood in the way on the day
);
create index place_change_recent on place_change (made_ms, id);
create index place_change_due on place_change (day) where state = 'planned';
create index place_change_subject on place_change (subject_id, day);
