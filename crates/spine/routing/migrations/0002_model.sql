-- Models that suggest a type. Old ones are kept: their version stands in threads.
create table triage_model (
  version     text   primary key,            -- hash of the content
  bytes       text   not null,               -- base64
  trained_ms  bigint not null,
  samples     bigint not null,               -- decided matters it learnt from
  tested      bigint not null,               -- of them, the newest, held back for the test
  macro_f1    double precision not null,     -- mean over types of the harmonic mean of precision and recall
  top3        double precision not null,     -- share of tested matters whose type was among the first three
  calibration text   not null                -- JSON: per tenth of probability, how many said and how many right
);
create index triage_model_trained on triage_model (trained_ms);
