-- A list kept under a name 视图: filter, order and columns, for its maker or for all of an organisation.
create table saved_view (
  id         text    primary key,
  list       text    not null,               -- queue, matters
  account_id text    not null,               -- who made it
  org_id     text,                           -- shared with everybody who wears a post there; null: its maker's own
  name       text    not null,
  query      text    not null,               -- as in the list's URL
  cols       text    not null,               -- codes joined by ','
  created_ms bigint  not null,
  changed_ms bigint  not null
);
create index saved_view_of_account on saved_view (account_id, list);
create index saved_view_of_org on saved_view (org_id, list) where org_id is not null;

-- How an account likes a list: columns, how dense, and the view that it opens with.
create table list_habit (
  account_id text    not null,
  list       text    not null,
  cols       text    not null,               -- empty: the usual ones
  dense      boolean not null,
  first_view text,
  primary key (account_id, list)
);
