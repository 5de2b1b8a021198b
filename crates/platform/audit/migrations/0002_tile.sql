-- Roots of complete subtrees of the log, every fourth level: 16, 256, 4096 … entries. With them a proof reads some dozen
-- rows instead of the whole log. They follow from the entries: empty the table, and they are made again.
create table audit_tile (
  level bigint not null,                   -- 4, 8, 12 …: a subtree of 2^level entries
  place bigint not null,                   -- which one of its level, counted from 0
  hash  text   not null,                   -- its root, hex
  primary key (level, place)
);
