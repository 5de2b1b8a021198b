-- One row per file that somebody handed in to be imported.
create table import_batch (
  id            text    primary key,
  number        text    not null unique,     -- IMP-0037
  org_id        text    not null,            -- organisation for which it is imported; its members see the batch
  org_zh        text    not null,
  org_en        text    not null,
  unit_path     text    not null,            -- unit that the organisation answers for; rows outside it are refused
  account       text    not null,            -- who handed it in, and under whose name its matters are registered
  person        text    not null,            -- their name as colleagues read it
  title         text    not null,            -- their post
  file_id       text    not null,
  file_name     text    not null,
  file_sha256   text    not null,            -- of the bytes as received; outlives the file
  file_bytes    bigint  not null,
  sheets        text    not null,            -- JSON: names of the sheets and how many rows each has
  sheet         text    not null,            -- the chosen one; empty for text files
  header_row    bigint  not null,            -- where the headings stand, counted as the spreadsheet counts
  headings      text    not null,            -- JSON: the headings
  mapping       text    not null,            -- JSON: which column is what
  mapping_name  text,                        -- name of the saved mapping that was used or kept
  state         text    not null check (state in ('uploaded', 'checking', 'checked', 'running', 'paused', 'done',
                                                  'cancelled', 'undoing', 'undone', 'expired')),
  position      bigint  not null,            -- last row of the file that the present pass has been through
  fault         text,                        -- text key: why the trial could not read the file
  lease_ms      bigint,                      -- until then somebody works on it; past: whoever did has stopped
  undo_words    text,                        -- why it was taken back
  created_ms    bigint  not null,
  checked_ms    bigint,                      -- when the trial ended
  started_ms    bigint,                      -- when it began to register
  finished_ms   bigint,                      -- when it was through, or stopped
  undone_ms     bigint,
  expires_ms    bigint  not null,            -- then file and staged cells are destroyed
  destroyed_ms  bigint                       -- when they were
);
create index import_batch_of_org on import_batch (org_id, created_ms, id);
create index import_batch_to_expire on import_batch (expires_ms) where destroyed_ms is null;

-- One row per row of a file.
create table import_row (
  batch_id        text   not null references import_batch (id),
  row_no          bigint not null,           -- as the spreadsheet counts
  org_id          text   not null,
  state           text   not null check (state in ('good', 'warn', 'bad', 'duplicate', 'taken', 'made', 'refused',
                                                   'undone', 'kept')),
  cells           text,                      -- sealed JSON: the cells as typed; null once registered or expired
  problems        text   not null,           -- JSON: what is wrong, without the values
  reasons         text   not null,           -- codes of the fields with a problem, each between spaces
  goes_to         text   not null,           -- name of the organ that the rules propose; empty where nothing is known
  reference_index text,                      -- keyed hash of the number in the other register
  content_index   text   not null,           -- keyed hash of what the row says
  matter_id       text,
  matter_number   text,
  primary key (batch_id, row_no)
);
create index import_row_by_state on import_row (batch_id, state, row_no);
-- The same number or the same words are registered once, whatever file they come in.
create unique index import_row_reference on import_row (org_id, reference_index)
  where reference_index is not null and state in ('taken', 'made', 'kept');
create unique index import_row_content on import_row (org_id, content_index) where state in ('taken', 'made', 'kept');

-- Mappings kept under a name.
create table import_mapping (
  id         text   primary key,
  org_id     text   not null,
  name       text   not null,
  headings   text   not null,                -- JSON
  mapping    text   not null,                -- JSON
  changed_ms bigint not null,
  unique (org_id, name)
);
