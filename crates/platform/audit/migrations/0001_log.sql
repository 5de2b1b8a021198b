-- The tamper-evident log: one row per act and per look at personal data, never updated but for its position, never deleted.
create table audit_entry (
  id           text   primary key,
  at_ms        bigint not null,
  actor        text   not null,           -- account id, 'anonymous' or 'system:<part>'; never a name
  org_id       text,                      -- the post under which it was done
  action       text   not null,           -- 'matter.accept', 'personal.reveal'
  subject_kind text   not null,           -- 'matter', 'account'
  subject_id   text   not null,
  purpose      text,                      -- why personal data were looked at
  purpose_note text,
  detail       text   not null,           -- JSON; ids and codes, no personal data
  leaf         text   not null,           -- the leaf's hash, hex
  position     bigint unique              -- its place in the tree; null until sequenced
);
create index audit_subject on audit_entry (subject_kind, subject_id, at_ms);
create index audit_actor on audit_entry (actor, at_ms);
create index audit_time on audit_entry (at_ms, id);
create index audit_unsequenced on audit_entry (id) where position is null;

-- The tree's edge: enough to append in log time. One row.
create table audit_head (
  one      integer primary key check (one = 1),
  frontier text    not null
);

-- Signed statements of the tree's size and root.
create table audit_checkpoint (
  size  bigint primary key,
  root  text   not null,
  note  text   not null,                   -- the signed note
  at_ms bigint not null
);
