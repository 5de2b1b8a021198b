-- Organisations 单位. A closed one stays: what it did keeps its name.
create table org (
  id            text   primary key,
  parent_id     text   references org (id),
  path          {path} not null,           -- ids from the root down joined by '/', ending in '/'
  kind          text   not null,           -- governance_center, justice_office, ...
  level         text   not null check (level in ('city', 'county', 'township', 'community')),
  unit_code     {path} not null,           -- official code of the administrative unit it answers for
  unit_path     {path} not null,           -- '2304/230405/230405001/'
  name_zh       text   not null,
  name_en       text   not null,
  sign          text   not null,           -- 机关代字, before the number of its documents
  phone         text   not null,
  hours         text   not null,
  takes_matters boolean not null,
  is_centre     boolean not null,
  is_open       boolean not null,          -- false once valid_to_ms has come; a job turns it
  valid_from_ms bigint not null,
  valid_to_ms   bigint
);
create unique index org_path on org (path);
create index org_children on org (parent_id);
create index org_of_unit on org (unit_path, kind) where is_open;
create index org_by_kind on org (kind, unit_path) where is_open;

-- People who work here. One person may have more than one account; the rule of the three administrators looks at the person.
create table person (
  id         text   primary key,
  name       text   not null,
  pinyin     {path} not null,              -- syllables without spaces, for search
  initials   {path} not null,
  created_ms bigint not null
);

-- What signs in: an officer's account, or a resident's.
create table account (
  id            text   primary key,
  kind          text   not null check (kind in ('staff', 'resident')),
  login         {path} unique,             -- 工号, lower case; residents sign in by phone
  person_id     text   references person (id),
  name_sealed   text,                      -- a resident's name
  password_hash text,                      -- PHC string
  must_change   boolean not null,          -- the password was set by an administrator
  totp_sealed   text,
  totp_step     bigint not null,           -- the last step used; a code works once
  phone_sealed  text,
  phone_index   text   unique,
  lang          text,
  theme         text,
  state         text   not null check (state in ('active', 'locked')),
  demo_role     text,                      -- shown on the sign-in page of a demo city
  created_ms    bigint not null,
  last_login_ms bigint,
  check ((kind = 'staff' and login is not null and person_id is not null)
      or (kind = 'resident' and phone_index is not null))
);
create index account_of_person on account (person_id);
create index account_newest on account (created_ms, id);
create index account_demo on account (demo_role) where demo_role is not null;

-- Posts 岗位: rights belong to them, not to people.
create table post (
  id            text   primary key,
  org_id        text   not null references org (id),
  title         text   not null,
  roles         text   not null,           -- codes joined by ','
  valid_from_ms bigint not null,
  valid_to_ms   bigint
);
create index post_of_org on post (org_id);

-- Who holds a post, from when to when.
create table post_holder (
  id         text   primary key,
  post_id    text   not null references post (id),
  account_id text   not null references account (id),
  from_ms    bigint not null,
  to_ms      bigint
);
create index post_holder_of_account on post_holder (account_id);
create index post_holder_of_post on post_holder (post_id);

-- Sessions: the secret itself is never stored.
create table session (
  id            text   primary key,
  secret_hash   text   not null unique,
  account_id    text   not null references account (id),
  post_id       text   references post (id),
  device        text   not null,
  created_ms    bigint not null,
  last_seen_ms  bigint not null,
  idle_until_ms bigint not null,
  ends_ms       bigint not null,
  revoked_ms    bigint
);
create index session_of_account on session (account_id, created_ms);
create index session_ends on session (ends_ms);

-- Tokens for programs; each wears one post.
create table api_token (
  id           text   primary key,
  secret_hash  text   not null unique,
  account_id   text   not null references account (id),
  post_id      text   references post (id),
  name         text   not null,
  created_ms   bigint not null,
  last_seen_ms bigint,
  ends_ms      bigint not null,
  revoked_ms   bigint
);
create index api_token_of_account on api_token (account_id, created_ms);

-- Codes sent to a phone. They are counted to limit how many are sent.
create table phone_code (
  id           text   primary key,
  phone_index  text   not null,
  phone_sealed text   not null,
  code_hash    text   not null,            -- keyed: six digits could be tried out otherwise
  attempts     bigint not null,
  created_ms   bigint not null,
  expires_ms   bigint not null,
  used_ms      bigint
);
create index phone_code_of_phone on phone_code (phone_index, created_ms);

-- A password was right; the second factor is still to come.
create table login_ticket (
  secret_hash text   primary key,
  account_id  text   not null references account (id),
  expires_ms  bigint not null
);

-- Failed attempts by what was typed, known or not, so that the answer tells nothing.
create table login_attempt (
  key       text   primary key,            -- keyed fingerprint
  failed    bigint not null,
  since_ms  bigint not null,
  locked_ms bigint not null                -- no attempt is looked at before this moment
);
create index login_attempt_age on login_attempt (since_ms);
