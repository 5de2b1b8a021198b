-- Who takes over what a closed organisation held; null: the organisation above it.
alter table org add column successor_id text references org (id);
