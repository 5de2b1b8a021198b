-- When whoever a clock binds is warned: four fifths of its running time, counted in its own unit. Null: not counted yet.
alter table clock add column alert_ms bigint;
create index clock_unwarned on clock (alert_ms) where state = 'running' and alerted = 0;
