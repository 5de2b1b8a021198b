-- One row per notice to one person over one channel.
create table notice (
  id         text   primary key,
  account_id text,                          -- null: somebody without an account
  address    text,                          -- sealed phone number, mail address or follower id; null for in_app
  channel    text   not null check (channel in ('in_app', 'mail', 'sms', 'official_account')),
  template   text   not null,               -- text key; never renamed while rows carry it
  args       text   not null,               -- JSON: the template's values, not yet in a language
  lang       text   not null,
  link       text,                          -- path within this installation
  matter_id  text,
  state      text   not null check (state in ('waiting', 'sent', 'failed', 'suppressed')),
  reason     text,                          -- why failed or suppressed; a code, never an address
  created_ms bigint not null,
  sent_ms    bigint,
  check (account_id is not null or address is not null)
);
create index notice_of_matter on notice (matter_id, created_ms) where matter_id is not null;
create index notice_by_state on notice (state, created_ms);

-- What somebody finds behind the bell. The words are made from the notice in the reader's language.
create table notice_inbox (
  notice_id  text   primary key references notice (id),
  account_id text   not null,
  created_ms bigint not null,
  read_ms    bigint
);
create index notice_inbox_newest on notice_inbox (account_id, created_ms, notice_id);
create index notice_inbox_unread on notice_inbox (account_id) where read_ms is null;

-- What a person does not want. No row: wanted.
create table notice_choice (
  account_id text    not null,
  channel    text    not null check (channel in ('mail', 'sms', 'official_account')),
  wanted     boolean not null,
  changed_ms bigint  not null,
  primary key (account_id, channel)
);

-- What a demo city would have sent.
create table notice_outbox (
  notice_id text   primary key references notice (id),
  channel   text   not null,
  title     text   not null,
  body      text   not null,
  at_ms     bigint not null
);
create index notice_outbox_newest on notice_outbox (at_ms);
