-- Years of the official working-day calendar that were imported; they replace a year shipped with the program.
create table calendar_year (
  year        bigint primary key,
  json        text   not null,               -- as imported
  imported_ms bigint not null,
  imported_by text   not null                -- account id
);
