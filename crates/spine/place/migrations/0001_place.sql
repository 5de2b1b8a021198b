-- Administrative units. A unit keeps its id when its code, name or parent changes.
create table unit (
  id          text    primary key,
  level       text    not null check (level in ('city', 'county', 'township', 'community')),
  parent_id   text    references unit (id),
  code        {path}  not null,              -- main code (National Bureau of Statistics)
  path        {path}  not null,              -- main codes from the city down, '2304/230405/230405001/'
  name_zh     text    not null,              -- as published, '永昌村村委会'
  label_zh    text    not null,              -- as said, '永昌村'
  name_en     text    not null,
  kind        text    not null,              -- as published: 街道, 镇, 村, 农林场管理区
  urban       boolean not null,
  sort_key    {path}  not null,              -- by sound, then tone
  initials    {path}  not null,              -- 'jxsq'
  spelled     {path}  not null,              -- 'jinxiushequ'
  folded      {path}  not null,              -- name as it is searched
  short       {path}  not null,              -- folded, without the word for its kind
  lon         double precision,              -- label point, WGS-84 degrees
  lat         double precision,
  valid_from  text    not null,              -- civil date
  valid_to    text                           -- the first day on which it no longer existed
);
create unique index unit_path on unit (path) where valid_to is null;
create index unit_code_main on unit (code);
create index unit_parent on unit (parent_id, sort_key);

-- A code belongs to a code system and a time; published lists disagree.
create table unit_code (
  unit_id    text   not null references unit (id),
  system     text   not null,                -- 'NBS', 'MCA', 'areacity'
  code       {path} not null,
  valid_from text   not null,
  valid_to   text,
  source     text   not null,
  primary key (unit_id, system, code, valid_from)
);
create index unit_code_lookup on unit_code (system, code);

-- What published lists say differently about one code, for a person to decide.
create table unit_conflict (
  id          text   primary key,
  code        {path} not null,
  unit_id     text   references unit (id),
  kind        text   not null check (kind in ('moved', 'missing', 'spelling')),
  names       text   not null,               -- JSON: list name to name, null where the list lacks the code
  found_ms    bigint not null,
  decided_ms  bigint,
  decided_by  text,
  decision    text,                          -- the name that holds
  note        text
);
create unique index unit_conflict_code on unit_conflict (code);

-- Versions of a unit's boundary; the current one has no end.
create table boundary (
  unit_id      text   not null references unit (id),
  version      bigint not null,
  geojson      text   not null,              -- MultiPolygon, WGS-84
  declared_crs text,                         -- as the importer or the file said
  detected_crs text,                         -- as found by comparing
  west         double precision not null,
  south        double precision not null,
  east         double precision not null,
  north        double precision not null,
  area_m2      double precision not null,    -- on the ellipsoid
  points       bigint not null,
  valid_from   text   not null,
  valid_to     text,
  source       text   not null,
  report       text   not null,              -- JSON: what was wrong and what was done
  saved_ms     bigint not null,
  saved_by     text   not null,              -- account id or 'system:<part>'
  primary key (unit_id, version)
);
create index boundary_current on boundary (unit_id) where valid_to is null;

-- A file of boundaries that was read and waits for a person to save it; kept a day.
create table boundary_draft (
  id           text   primary key,
  name         text   not null,              -- of the file
  geojson      text   not null,              -- as uploaded
  declared_crs text,
  valid_from   text   not null,
  by_account   text   not null,
  made_ms      bigint not null
);

-- Grids 网格: cells of a community, shared by grid workers, police beats and party groups.
create table grid (
  id          text   primary key,
  unit_id     text   not null references unit (id),
  code        {path} not null,               -- community code and three digits
  path        {path} not null,               -- path of the community, then the code, '…/230405005001004/'
  name_zh     text   not null,
  name_en     text   not null,
  beat        text   not null default '',    -- police beat 警格
  party       text   not null default '',    -- party group 党格
  boundary    text,                          -- MultiPolygon, WGS-84
  lon         double precision,
  lat         double precision,
  households  bigint not null default 0,
  synthetic   boolean not null default false,
  valid_from  text   not null,
  valid_to    text
);
create unique index grid_path on grid (path) where valid_to is null;

-- Who is responsible in a grid. Name and telephone are public by duty.
create table grid_worker (
  id          text   primary key,
  grid_id     text   not null references grid (id),
  role        text   not null check (role in ('grid_worker', 'deputy', 'beat_officer', 'party_lead')),
  account_id  text,
  name        text   not null,
  phone       text   not null,
  hours       text   not null default '',    -- 'W 08:30-17:30; 6 09:00-12:00'
  note_zh     text   not null default '',    -- such as the police station
  note_en     text   not null default '',
  valid_from  text   not null,
  valid_to    text
);
create index grid_worker_grid on grid_worker (grid_id) where valid_to is null;
create index grid_worker_account on grid_worker (account_id);

-- Housing estates 小区.
create table estate (
  id         text   primary key,
  unit_id    text   not null references unit (id),
  path       {path} not null,                -- path of its community
  grid_id    text   references grid (id),
  name_zh    text   not null,
  name_en    text   not null,
  street     text   not null default '',     -- street of its main gate
  house_no   text   not null default '',
  kind       text   not null default '',     -- compound, old works housing
  property   text   not null default '',     -- property company
  initials   {path} not null,
  spelled    {path} not null,
  folded     {path} not null,
  address    {path} not null,                -- street and number, folded
  lon        double precision not null,
  lat        double precision not null,
  synthetic  boolean not null default false
);
create index estate_unit on estate (path);
create index estate_folded on estate (folded);

-- Buildings 楼栋: of an estate, or houses of a village.
create table building (
  id         text   primary key,
  estate_id  text   references estate (id),
  unit_id    text   not null references unit (id),
  path       {path} not null,
  grid_id    text   references grid (id),
  number     {path} not null,                -- '3' of '3号楼', '17' of '17号'
  lon        double precision not null,
  lat        double precision not null,
  entrances  bigint not null,                -- 0 for a house
  floors     bigint not null,
  outline    text                            -- Polygon, WGS-84
);
create index building_estate on building (estate_id, number);
create index building_unit on building (path, number);
create index building_near on building (lat, lon);

-- Entrances 单元 of a building.
create table entrance (
  building_id text   not null references building (id),
  number      bigint not null,
  floors      bigint not null,
  rooms_per_floor bigint not null,
  lon         double precision,
  lat         double precision,
  primary key (building_id, number)
);

-- Places that serve residents: centres, justice offices, police stations.
create table service_point (
  id         text   primary key,
  unit_id    text   not null references unit (id),
  path       {path} not null,                -- the unit that it serves
  kind       text   not null check (kind in ('centre', 'justice_office', 'police_station', 'legal_service', 'court', 'party_station')),
  org_id     text,                           -- its organisation
  name_zh    text   not null,
  name_en    text   not null,
  address_zh text   not null,
  address_en text   not null default '',
  phone      text   not null,
  hours      text   not null,
  lon        double precision not null,
  lat        double precision not null,
  step_free  boolean not null default false,
  valid_from text   not null,
  valid_to   text
);
create index service_point_path on service_point (path, kind) where valid_to is null;

-- Grows with every change of a place, so that a process knows when its index is old.
create table place_state (
  one     integer primary key check (one = 1),
  version bigint  not null
);
insert into place_state (one, version) values (1, 0);
