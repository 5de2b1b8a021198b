-- Versions of the routing rules. One is published at a time; retired ones stay, so that an old proposal can be explained.
create table rule_set (
  id            text   primary key,
  number        bigint not null unique,      -- v42
  state         text   not null check (state in ('draft', 'published', 'retired', 'dropped')),
  name          text   not null,             -- what changed, in the author's words
  based_on      text   references rule_set (id),
  author        text   not null,             -- account id or 'system:<part>'
  author_name   text   not null,
  editors       text   not null,             -- JSON: accounts that changed it, the author among them
  reviewer      text,                        -- never one of the editors
  reviewer_name text,
  created_ms    bigint not null,
  saved_ms      bigint not null,
  submitted_ms  bigint,                      -- the author asks for review; any later change takes it back
  published_ms  bigint,
  retired_ms    bigint
);
create unique index rule_set_published on rule_set (state) where state = 'published';

-- One rule of one version: all given conditions must hold; the first rule that holds decides.
create table routing_rule (
  id            text   primary key,
  set_id        text   not null references rule_set (id),
  code          text   not null,             -- the same rule in every version
  position      bigint not null,             -- tried from the smallest up
  name_zh       text   not null,
  name_en       text   not null,
  type_prefixes text   not null,             -- JSON: catalogue codes; the matter's type is at or below one
  unit_paths    text   not null,             -- JSON: the place lies at or below one; empty: everywhere
  unit_kinds    text   not null,             -- JSON: kinds of the place's township-level unit, as published; empty: all
  season_from   text,                        -- 'MM-DD', both included, may run over the new year; Asia/Shanghai
  season_to     text,
  hours_from    bigint,                      -- minutes of the day, from included, to excluded, may run over midnight
  hours_to      bigint,
  words         text   not null,             -- JSON: one occurs in title or text; empty: all
  organ_kind    text   not null,
  organ_level   text   not null,
  assist        text   not null,             -- JSON: 'kind@level' of organs that help
  urgency       bigint,                      -- raises to this, 1 most urgent .. 4; never lowers
  reason_zh     text   not null,
  reason_en     text   not null,
  basis         text   not null,             -- law with article, or 'duty_list'
  enabled       boolean not null,
  deleted       boolean not null             -- taken out of a draft; can be put back until it is published
);
create unique index routing_rule_code on routing_rule (set_id, code);
create index routing_rule_order on routing_rule (set_id, position);
