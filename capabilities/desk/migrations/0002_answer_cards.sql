-- Answer cards 答复卡: words to begin an answer from, with places that a matter fills in. A retired one stays: answers
-- were written from it.
create table answer_card (
  id         text    primary key,
  org_id     text,                           -- whose; null: for every organisation of the city
  title      text    not null,
  words_zh   text    not null,
  words_en   text    not null,               -- empty: the Chinese words serve
  type_code  {path}  not null,               -- this kind of matter or below it; empty: any
  outcome    text    not null,               -- chosen with the card; empty: left to the writer
  account_id text    not null,               -- who changed it last
  version    bigint  not null,
  changed_ms bigint  not null,
  retired_ms bigint
);
create index answer_card_of_org on answer_card (org_id) where retired_ms is null;
