-- The versioned catalogue of matter types. A matter keeps the version under which it was registered.
create table matter_type (
  code            {path} not null,           -- '01.03.02': domain, group, leaf
  version         bigint not null,
  state           text   not null check (state in ('draft', 'published', 'retired')),
  level           bigint not null,           -- 1 domain, 2 group, 3 leaf
  name_zh         text   not null,
  name_en         text   not null,
  purpose         text   not null,           -- default of matter.purpose
  urgency         bigint not null,           -- 1 most urgent .. 4
  complexity      text   not null check (complexity in ('simple', 'ordinary', 'complex')),
  organ_kind      text   not null,           -- who answers for it by default
  organ_level     text   not null,
  private         boolean not null,          -- never shown as "similar nearby"
  promise_clock   text   not null,           -- clock rule promised to the resident
  legal_clock     text,                      -- clock rule of the law, where there is one
  retention_years bigint not null,           -- counted from closing; then the matter is destroyed
  published_ms    bigint,
  retired_ms      bigint,
  primary key (code, version)
);
create index matter_type_published on matter_type (state, code);

-- The law's and the house's clocks: chosen by start date, so a new text of a law never moves old clocks.
create table clock_rule (
  code       text not null,
  valid_from text not null,                  -- civil date
  valid_to   text,
  length     text not null,                  -- '5W' working days, '15N' natural days, '2H', '6M'
  extend_by  text,                           -- one extension of at most this
  label_zh   text not null,
  label_en   text not null,
  law_zh     text not null,                  -- law and article, or 'house rule'
  law_en     text not null,
  primary key (code, valid_from)
);

-- One row per thing that a person, an officer or another system brought.
create table matter (
  id               text   primary key,
  number           text   not null unique,   -- 'HG2026-11-0001873'
  version          bigint not null,          -- grows with every act; the loser of a race is told
  state            text   not null,
  title            text   not null,
  body             text   not null,
  type_code        {path} not null,
  type_version     bigint not null,
  purpose          text   not null,
  channel          text   not null,
  urgency          bigint not null,
  complexity       text   not null,
  unit_code        text   not null,          -- administrative unit of the place
  unit_path        {path} not null,          -- its path from the city down, '2304/230405/230405001/'
  place_public     text   not null,          -- the place down to the community
  address_sealed   text,                     -- the exact address
  lon              double precision,         -- WGS-84 degrees
  lat              double precision,
  occurred_ms      bigint,
  registered_ms    bigint not null,
  centre_org       text   not null,          -- the centre that answers for the thread as a whole
  centre_path      {path} not null,
  holder_org       text   not null,          -- exactly one, always
  holder_path      {path} not null,
  holder_zh        text   not null,
  holder_en        text   not null,
  holder_centre    boolean not null,         -- a centre holds it for triage
  holder_since_ms  bigint not null,
  handler_account  text,
  lead_org         text,
  due_ms           bigint,                   -- the earliest running clock that binds the holder
  due_clock        text,
  reporter_account text,
  reporter_sealed  text,                     -- name
  phone_sealed     text,
  phone_index      text,                     -- blind index
  anonymous        boolean not null,
  code_index       text   not null,          -- blind index of the code by which it is followed without an account
  code_sealed      text   not null,
  returns          bigint not null default 0,
  objections       bigint not null default 0,
  supervised       bigint not null default 0, -- 0 none, 1 urged, 2 supervised, 3 listed
  outcome          text,
  reply            text,
  rating           bigint,                   -- 5 very satisfied .. 1
  rating_solved    boolean,
  rating_words     text,
  completed_ms     bigint,
  closed_ms        bigint,
  destroy_on       text,                     -- civil date, set at closing from the type's retention
  merged_into      text,
  lang             text   not null default 'zh-CN'
);
create index matter_due on matter (due_ms, id) where due_ms is not null;
create index matter_holder on matter (holder_path, state, due_ms);
create index matter_unit on matter (unit_path, state, due_ms);
create index matter_recent on matter (registered_ms, id);
create index matter_unit_recent on matter (unit_path, registered_ms, id);
create index matter_reporter on matter (reporter_account, registered_ms) where reporter_account is not null;
create index matter_phone on matter (phone_index) where phone_index is not null;
create index matter_code on matter (code_index);
create index matter_near on matter (lat, lon, registered_ms) where lat is not null;
create index matter_completed on matter (completed_ms) where state = 'completed';

-- The one thread: append-only.
create table thread_entry (
  id         text    primary key,
  matter_id  text    not null references matter (id),
  seq        bigint  not null,
  at_ms      bigint  not null,
  kind       text    not null,              -- an event's code, 'note', 'visit', 'notice', 'reveal'
  actor      text    not null,              -- account id, 'anonymous', 'system:<part>'
  actor_name text    not null,              -- as residents read it; empty for the reporter
  post_title text    not null default '',
  org_id     text,
  org_zh     text    not null default '',
  org_en     text    not null default '',
  public     boolean not null,              -- the resident reads it
  words      text    not null default '',   -- free text
  data       text    not null default '{}', -- JSON: ids, codes, names of organs
  unique (matter_id, seq)
);

-- Who held it from when to when; the open row is the holder.
create table holding (
  matter_id text   not null references matter (id),
  seq       bigint not null,
  org_id    text   not null,
  org_zh    text   not null,
  org_en    text   not null,
  person    text   not null default '',
  from_ms   bigint not null,
  to_ms     bigint,
  primary key (matter_id, seq)
);

-- Organisations that held it or help with it: what the row predicate reads.
create table matter_org (
  matter_id text   not null references matter (id),
  org_id    text   not null,
  org_path  {path} not null,
  role      text   not null check (role in ('holder', 'held', 'assist', 'offeree')),
  since_ms  bigint not null,
  primary key (matter_id, org_id)
);
create index matter_org_path on matter_org (org_path, matter_id);

create table hand_off (
  id         text   primary key,
  matter_id  text   not null references matter (id),
  from_org   text   not null,
  from_zh    text   not null,
  from_en    text   not null,
  to_org     text   not null,
  to_path    {path} not null,
  to_zh      text   not null,
  to_en      text   not null,
  to_centre  boolean not null,             -- a centre takes it for triage, an organ to handle it
  kind       text   not null check (kind in ('dispatch', 'transfer', 'escalate', 'descend', 'back')),
  reason     text   not null,
  basis      text   not null default '',
  rule_id    text,                         -- the routing rule that proposed it
  state      text   not null check (state in ('offered', 'accepted', 'returned', 'recalled')),
  offered_ms bigint not null,
  due_ms     bigint,
  ended_ms   bigint,
  answer     text   not null default ''
);
-- One offer at a time: no matter is ever in two hands, nor in none.
create unique index hand_off_pending on hand_off (matter_id) where state = 'offered';
create index hand_off_to on hand_off (to_path, state, offered_ms);
create index hand_off_of on hand_off (matter_id, offered_ms);

create table clock (
  id            text    primary key,
  matter_id     text    not null references matter (id),
  rule_code     text    not null,
  valid_from    text    not null,          -- which version of the rule
  label_zh      text    not null,
  label_en      text    not null,
  law_zh        text    not null,
  law_en        text    not null,
  audience      text    not null check (audience in ('holder', 'resident', 'centre')),
  start_ms      bigint  not null,
  length        text    not null,
  pauses        text    not null default '[]', -- JSON
  extend_by     text,                      -- approved extension
  extend_reason text,
  due_ms        bigint,                    -- null while paused
  internal_ms   bigint,
  nominal       text,                      -- civil dates
  statutory     text,
  provisional   boolean not null,
  state         text    not null check (state in ('running', 'paused', 'met', 'missed', 'void')),
  ended_ms      bigint,
  alerted       bigint  not null default 0  -- 1 at 80 %, 2 when missed
);
create index clock_of on clock (matter_id, start_ms);
create index clock_running on clock (due_ms) where state = 'running';

-- Everything that waits for somebody, across all rooms.
create table task (
  id         text   primary key,
  matter_id  text   references matter (id),
  kind       text   not null,
  org_id     text,
  org_path   {path},
  account    text,
  role       text,                         -- only holders of this role at the organisation
  due_ms     bigint,
  state      text   not null check (state in ('open', 'done', 'void')),
  created_ms bigint not null,
  ended_ms   bigint
);
create index task_open on task (org_path, due_ms) where state = 'open';
create index task_mine on task (account, due_ms) where state = 'open' and account is not null;
create index task_of on task (matter_id, kind);

create table matter_link (
  from_id text   not null references matter (id),
  to_id   text   not null references matter (id),
  kind    text   not null check (kind in ('duplicate', 'part_of', 'follows', 'related')),
  at_ms   bigint not null,
  primary key (from_id, to_id, kind)
);
create index matter_link_to on matter_link (to_id);

-- People and organisations of a matter beside its reporter.
create table participant (
  id           text primary key,
  matter_id    text not null references matter (id),
  role         text not null,              -- 'represented', 'applicant', 'respondent', 'witness', 'agent'
  kind         text not null check (kind in ('natural', 'legal', 'other')),
  name_sealed  text not null,
  phone_sealed text,
  id_no_sealed text,
  relation     text not null default '',
  added_ms     bigint not null
);
create index participant_of on participant (matter_id);

-- Documents that a matter produced.
create table document (
  id         text   primary key,
  matter_id  text   not null references matter (id),
  template   text   not null,
  number     text   not null,              -- 兴综〔2026〕12号
  title_zh   text   not null,
  title_en   text   not null,
  org_id     text   not null,
  org_zh     text   not null,
  org_en     text   not null,
  code       text   not null unique,       -- what the QR code leads to
  sha256     text   not null,              -- of the PDF
  signature  text   not null,              -- over number, date and hash
  file_id    text,
  content    text   not null,              -- sealed JSON from which the PDF is made again
  made_ms    bigint not null,
  public     boolean not null
);
create index document_of on document (matter_id, made_ms);

-- Running numbers, one row per register and period.
create table register (
  name  text   not null,                   -- 'HG2026-11', '兴综2026'
  next  bigint not null,
  primary key (name)
);
