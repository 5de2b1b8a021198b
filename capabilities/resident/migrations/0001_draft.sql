-- A report that somebody is writing. One row per browser that writes; gone when it is sent or after 14 days.
create table report_draft (
  id         text   primary key,             -- blind index of the secret in the browser's cookie
  account    text,                           -- account of the writer, where signed in: lets another device go on
  content    text   not null,                -- sealed JSON
  changed_ms bigint not null
);
create index report_draft_of on report_draft (account, changed_ms) where account is not null;
create index report_draft_old on report_draft (changed_ms);
