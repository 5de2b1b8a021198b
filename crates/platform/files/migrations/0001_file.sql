-- One row per file that somebody handed in. The bytes lie in the blob store under their hash, never here.
create table file (
  id              text    primary key,
  kind            text    not null check (kind in ('image', 'pdf', 'office', 'audio', 'video', 'text')),
  media_type      text    not null,          -- what the bytes are, not what the browser said
  name            text    not null,          -- cleaned; for showing and saving, never a path
  sha256          text    not null,          -- what is served: upright and without metadata where we can take it out
  bytes           bigint  not null check (bytes >= 0),
  width           bigint,                    -- pixels of the upright picture; null: not a picture, or not decoded
  height          bigint,
  thumb_sha256    text,                      -- small JPEG picture, at most 480 pixels a side
  original_sha256 text,                      -- as received; null: the served bytes are the received ones
  evidence        text,                      -- sealed JSON: time, place (WGS-84) and orientation that the camera wrote
  owner_kind      text,                      -- 'matter', 'message', …; null while pending
  owner_id        text,
  uploaded_by     text,                      -- account; null: someone who is not signed in
  state           text    not null check (state in ('pending', 'kept', 'removed')),
  created_ms      bigint  not null,
  changed_ms      bigint  not null,          -- when the state changed last
  check ((owner_kind is null) = (owner_id is null)),
  check (state <> 'kept' or owner_id is not null)
);
create index file_of_owner on file (owner_kind, owner_id, created_ms);
create index file_to_purge on file (changed_ms) where state in ('pending', 'removed');
create index file_by_hash on file (sha256);
create index file_by_thumb on file (thumb_sha256) where thumb_sha256 is not null;
create index file_by_original on file (original_sha256) where original_sha256 is not null;

-- One row per upload in pieces. How far it has come is the length of its part file, not a column.
create table upload (
  id            text   primary key,
  secret_hash   text   not null,             -- SHA-256 of the secret in the upload's address; only its holder may go on
  name          text   not null,             -- cleaned
  declared_type text   not null,             -- what the browser said; a hint only
  total         bigint not null check (total > 0),
  uploaded_by   text,
  created_ms    bigint not null,
  expires_ms    bigint not null
);
create index upload_to_expire on upload (expires_ms);
