--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account (
    id text NOT NULL,
    kind text NOT NULL,
    login text COLLATE pg_catalog."C",
    person_id text,
    name_sealed text,
    password_hash text,
    must_change boolean NOT NULL,
    totp_sealed text,
    totp_step bigint NOT NULL,
    phone_sealed text,
    phone_index text,
    lang text,
    theme text,
    state text NOT NULL,
    demo_role text,
    created_ms bigint NOT NULL,
    last_login_ms bigint,
    CONSTRAINT account_check CHECK ((((kind = 'staff'::text) AND (login IS NOT NULL) AND (person_id IS NOT NULL)) OR ((kind = 'resident'::text) AND (phone_index IS NOT NULL)))),
    CONSTRAINT account_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'resident'::text]))),
    CONSTRAINT account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'locked'::text])))
);


--
-- Name: api_token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_token (
    id text NOT NULL,
    secret_hash text NOT NULL,
    account_id text NOT NULL,
    post_id text,
    name text NOT NULL,
    created_ms bigint NOT NULL,
    last_seen_ms bigint,
    ends_ms bigint NOT NULL,
    revoked_ms bigint
);


--
-- Name: audit_checkpoint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_checkpoint (
    size bigint NOT NULL,
    root text NOT NULL,
    note text NOT NULL,
    at_ms bigint NOT NULL
);


--
-- Name: audit_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_entry (
    id text NOT NULL,
    at_ms bigint NOT NULL,
    actor text NOT NULL,
    org_id text,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    purpose text,
    purpose_note text,
    detail text NOT NULL,
    leaf text NOT NULL,
    "position" bigint
);


--
-- Name: audit_head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_head (
    one integer NOT NULL,
    frontier text NOT NULL,
    CONSTRAINT audit_head_one_check CHECK ((one = 1))
);


--
-- Name: boundary; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.boundary (
    unit_id text NOT NULL,
    version bigint NOT NULL,
    geojson text NOT NULL,
    declared_crs text,
    detected_crs text,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL,
    area_m2 double precision NOT NULL,
    points bigint NOT NULL,
    valid_from text NOT NULL,
    valid_to text,
    source text NOT NULL,
    report text NOT NULL,
    saved_ms bigint NOT NULL,
    saved_by text NOT NULL
);


--
-- Name: boundary_draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.boundary_draft (
    id text NOT NULL,
    name text NOT NULL,
    geojson text NOT NULL,
    declared_crs text,
    valid_from text NOT NULL,
    by_account text NOT NULL,
    made_ms bigint NOT NULL
);


--
-- Name: building; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.building (
    id text NOT NULL,
    estate_id text,
    unit_id text NOT NULL,
    path text NOT NULL COLLATE pg_catalog."C",
    grid_id text,
    number text NOT NULL COLLATE pg_catalog."C",
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    entrances bigint NOT NULL,
    floors bigint NOT NULL,
    outline text
);


--
-- Name: calendar_year; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendar_year (
    year bigint NOT NULL,
    json text NOT NULL,
    imported_ms bigint NOT NULL,
    imported_by text NOT NULL
);


--
-- Name: clock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.clock (
    id text NOT NULL,
    matter_id text NOT NULL,
    rule_code text NOT NULL,
    valid_from text NOT NULL,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    law_zh text NOT NULL,
    law_en text NOT NULL,
    audience text NOT NULL,
    start_ms bigint NOT NULL,
    length text NOT NULL,
    pauses text DEFAULT '[]'::text NOT NULL,
    extend_by text,
    extend_reason text,
    due_ms bigint,
    internal_ms bigint,
    nominal text,
    statutory text,
    provisional boolean NOT NULL,
    state text NOT NULL,
    ended_ms bigint,
    alerted bigint DEFAULT 0 NOT NULL,
    CONSTRAINT clock_audience_check CHECK ((audience = ANY (ARRAY['holder'::text, 'resident'::text, 'centre'::text]))),
    CONSTRAINT clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'met'::text, 'missed'::text, 'void'::text])))
);


--
-- Name: clock_rule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.clock_rule (
    code text NOT NULL,
    valid_from text NOT NULL,
    valid_to text,
    length text NOT NULL,
    extend_by text,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    law_zh text NOT NULL,
    law_en text NOT NULL
);


--
-- Name: command_done; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.command_done (
    id text NOT NULL,
    account_id text NOT NULL,
    result text NOT NULL,
    done_ms bigint NOT NULL
);


--
-- Name: document; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document (
    id text NOT NULL,
    matter_id text NOT NULL,
    template text NOT NULL,
    number text NOT NULL,
    title_zh text NOT NULL,
    title_en text NOT NULL,
    org_id text NOT NULL,
    org_zh text NOT NULL,
    org_en text NOT NULL,
    code text NOT NULL,
    sha256 text NOT NULL,
    signature text NOT NULL,
    file_id text,
    content text NOT NULL,
    made_ms bigint NOT NULL,
    public boolean NOT NULL
);


--
-- Name: entrance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.entrance (
    building_id text NOT NULL,
    number bigint NOT NULL,
    floors bigint NOT NULL,
    rooms_per_floor bigint NOT NULL,
    lon double precision,
    lat double precision
);


--
-- Name: estate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.estate (
    id text NOT NULL,
    unit_id text NOT NULL,
    path text NOT NULL COLLATE pg_catalog."C",
    grid_id text,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    street text DEFAULT ''::text NOT NULL,
    house_no text DEFAULT ''::text NOT NULL,
    kind text DEFAULT ''::text NOT NULL,
    property text DEFAULT ''::text NOT NULL,
    initials text NOT NULL COLLATE pg_catalog."C",
    spelled text NOT NULL COLLATE pg_catalog."C",
    folded text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    synthetic boolean DEFAULT false NOT NULL
);


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    seq bigint NOT NULL,
    xid bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    topic text NOT NULL,
    kind text NOT NULL,
    ref_id text NOT NULL,
    at_ms bigint NOT NULL
);


--
-- Name: event_seq_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.event ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.event_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file (
    id text NOT NULL,
    kind text NOT NULL,
    media_type text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    width bigint,
    height bigint,
    thumb_sha256 text,
    original_sha256 text,
    evidence text,
    owner_kind text,
    owner_id text,
    uploaded_by text,
    state text NOT NULL,
    created_ms bigint NOT NULL,
    changed_ms bigint NOT NULL,
    CONSTRAINT file_bytes_check CHECK ((bytes >= 0)),
    CONSTRAINT file_check CHECK (((owner_kind IS NULL) = (owner_id IS NULL))),
    CONSTRAINT file_check1 CHECK (((state <> 'kept'::text) OR (owner_id IS NOT NULL))),
    CONSTRAINT file_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'pdf'::text, 'office'::text, 'audio'::text, 'video'::text, 'text'::text]))),
    CONSTRAINT file_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'kept'::text, 'removed'::text])))
);


--
-- Name: grid; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.grid (
    id text NOT NULL,
    unit_id text NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    name_zh text NOT NULL,
    name_en text NOT NULL,
    beat text DEFAULT ''::text NOT NULL,
    party text DEFAULT ''::text NOT NULL,
    boundary text,
    lon double precision,
    lat double precision,
    households bigint DEFAULT 0 NOT NULL,
    synthetic boolean DEFAULT false NOT NULL,
    valid_from text NOT NULL,
    valid_to text
);


--
-- Name: grid_worker; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.grid_worker (
    id text NOT NULL,
    grid_id text NOT NULL,
    role text NOT NULL,
    account_id text,
    name text NOT NULL,
    phone text NOT NULL,
    hours text DEFAULT ''::text NOT NULL,
    note_zh text DEFAULT ''::text NOT NULL,
    note_en text DEFAULT ''::text NOT NULL,
    valid_from text NOT NULL,
    valid_to text,
    CONSTRAINT grid_worker_role_check CHECK ((role = ANY (ARRAY['grid_worker'::text, 'deputy'::text, 'beat_officer'::text, 'party_lead'::text])))
);


--
-- Name: hand_off; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.hand_off (
    id text NOT NULL,
    matter_id text NOT NULL,
    from_org text NOT NULL,
    from_zh text NOT NULL,
    from_en text NOT NULL,
    to_org text NOT NULL,
    to_path text NOT NULL COLLATE pg_catalog."C",
    to_zh text NOT NULL,
    to_en text NOT NULL,
    to_centre boolean NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    basis text DEFAULT ''::text NOT NULL,
    rule_id text,
    state text NOT NULL,
    offered_ms bigint NOT NULL,
    due_ms bigint,
    ended_ms bigint,
    answer text DEFAULT ''::text NOT NULL,
    CONSTRAINT hand_off_kind_check CHECK ((kind = ANY (ARRAY['dispatch'::text, 'transfer'::text, 'escalate'::text, 'descend'::text, 'back'::text]))),
    CONSTRAINT hand_off_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'returned'::text, 'recalled'::text])))
);


--
-- Name: happening; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.happening (
    id bigint NOT NULL,
    measure text NOT NULL,
    day text NOT NULL,
    unit_path text NOT NULL COLLATE pg_catalog."C",
    org_id text NOT NULL,
    key text NOT NULL,
    n bigint NOT NULL,
    sum double precision NOT NULL
);


--
-- Name: happening_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.happening ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.happening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: holding; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.holding (
    matter_id text NOT NULL,
    seq bigint NOT NULL,
    org_id text NOT NULL,
    org_zh text NOT NULL,
    org_en text NOT NULL,
    person text DEFAULT ''::text NOT NULL,
    from_ms bigint NOT NULL,
    to_ms bigint
);


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    id text NOT NULL,
    kind text NOT NULL,
    payload text NOT NULL,
    state text NOT NULL,
    run_at_ms bigint NOT NULL,
    attempts bigint NOT NULL,
    lease_ms bigint,
    dedup text,
    last_error text,
    created_ms bigint NOT NULL,
    finished_ms bigint,
    CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'dead'::text])))
);


--
-- Name: login_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.login_attempt (
    key text NOT NULL,
    failed bigint NOT NULL,
    since_ms bigint NOT NULL,
    locked_ms bigint NOT NULL
);


--
-- Name: login_ticket; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.login_ticket (
    secret_hash text NOT NULL,
    account_id text NOT NULL,
    expires_ms bigint NOT NULL
);


--
-- Name: matter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.matter (
    id text NOT NULL,
    number text NOT NULL,
    version bigint NOT NULL,
    state text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    type_code text NOT NULL COLLATE pg_catalog."C",
    type_version bigint NOT NULL,
    purpose text NOT NULL,
    channel text NOT NULL,
    urgency bigint NOT NULL,
    complexity text NOT NULL,
    unit_code text NOT NULL,
    unit_path text NOT NULL COLLATE pg_catalog."C",
    place_public text NOT NULL,
    address_sealed text,
    lon double precision,
    lat double precision,
    occurred_ms bigint,
    registered_ms bigint NOT NULL,
    centre_org text NOT NULL,
    centre_path text NOT NULL COLLATE pg_catalog."C",
    holder_org text NOT NULL,
    holder_path text NOT NULL COLLATE pg_catalog."C",
    holder_zh text NOT NULL,
    holder_en text NOT NULL,
    holder_centre boolean NOT NULL,
    holder_since_ms bigint NOT NULL,
    handler_account text,
    lead_org text,
    due_ms bigint,
    due_clock text,
    reporter_account text,
    reporter_sealed text,
    phone_sealed text,
    phone_index text,
    anonymous boolean NOT NULL,
    code_index text NOT NULL,
    code_sealed text NOT NULL,
    returns bigint DEFAULT 0 NOT NULL,
    objections bigint DEFAULT 0 NOT NULL,
    supervised bigint DEFAULT 0 NOT NULL,
    outcome text,
    reply text,
    rating bigint,
    rating_solved boolean,
    rating_words text,
    completed_ms bigint,
    closed_ms bigint,
    destroy_on text,
    merged_into text,
    lang text DEFAULT 'zh-CN'::text NOT NULL
);


--
-- Name: matter_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.matter_link (
    from_id text NOT NULL,
    to_id text NOT NULL,
    kind text NOT NULL,
    at_ms bigint NOT NULL,
    CONSTRAINT matter_link_kind_check CHECK ((kind = ANY (ARRAY['duplicate'::text, 'part_of'::text, 'follows'::text, 'related'::text])))
);


--
-- Name: matter_org; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.matter_org (
    matter_id text NOT NULL,
    org_id text NOT NULL,
    org_path text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL,
    since_ms bigint NOT NULL,
    CONSTRAINT matter_org_role_check CHECK ((role = ANY (ARRAY['holder'::text, 'held'::text, 'assist'::text, 'offeree'::text])))
);


--
-- Name: matter_tombstone; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.matter_tombstone (
    id text NOT NULL,
    number text NOT NULL,
    type_code text NOT NULL COLLATE pg_catalog."C",
    unit_code text NOT NULL,
    outcome text,
    registered_ms bigint NOT NULL,
    closed_ms bigint,
    destroyed_ms bigint NOT NULL
);


--
-- Name: matter_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.matter_type (
    code text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    state text NOT NULL,
    level bigint NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    purpose text NOT NULL,
    urgency bigint NOT NULL,
    complexity text NOT NULL,
    organ_kind text NOT NULL,
    organ_level text NOT NULL,
    private boolean NOT NULL,
    promise_clock text NOT NULL,
    legal_clock text,
    retention_years bigint NOT NULL,
    published_ms bigint,
    retired_ms bigint,
    CONSTRAINT matter_type_complexity_check CHECK ((complexity = ANY (ARRAY['simple'::text, 'ordinary'::text, 'complex'::text]))),
    CONSTRAINT matter_type_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);


--
-- Name: measure_month; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.measure_month (
    measure text NOT NULL,
    month text NOT NULL,
    unit_path text NOT NULL COLLATE pg_catalog."C",
    org_id text NOT NULL,
    key text NOT NULL,
    n bigint NOT NULL,
    sum double precision NOT NULL
);


--
-- Name: measure_rollup; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.measure_rollup (
    measure text NOT NULL,
    day text NOT NULL,
    unit_path text NOT NULL COLLATE pg_catalog."C",
    org_id text NOT NULL,
    key text NOT NULL,
    n bigint NOT NULL,
    sum double precision NOT NULL
);


--
-- Name: notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notice (
    id text NOT NULL,
    account_id text,
    address text,
    channel text NOT NULL,
    template text NOT NULL,
    args text NOT NULL,
    lang text NOT NULL,
    link text,
    matter_id text,
    state text NOT NULL,
    reason text,
    created_ms bigint NOT NULL,
    sent_ms bigint,
    CONSTRAINT notice_channel_check CHECK ((channel = ANY (ARRAY['in_app'::text, 'mail'::text, 'sms'::text, 'official_account'::text]))),
    CONSTRAINT notice_check CHECK (((account_id IS NOT NULL) OR (address IS NOT NULL))),
    CONSTRAINT notice_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'suppressed'::text])))
);


--
-- Name: notice_choice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notice_choice (
    account_id text NOT NULL,
    channel text NOT NULL,
    wanted boolean NOT NULL,
    changed_ms bigint NOT NULL,
    CONSTRAINT notice_choice_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'official_account'::text])))
);


--
-- Name: notice_inbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notice_inbox (
    notice_id text NOT NULL,
    account_id text NOT NULL,
    created_ms bigint NOT NULL,
    read_ms bigint
);


--
-- Name: notice_outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notice_outbox (
    notice_id text NOT NULL,
    channel text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    at_ms bigint NOT NULL
);


--
-- Name: org; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.org (
    id text NOT NULL,
    parent_id text,
    path text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    level text NOT NULL,
    unit_code text NOT NULL COLLATE pg_catalog."C",
    unit_path text NOT NULL COLLATE pg_catalog."C",
    name_zh text NOT NULL,
    name_en text NOT NULL,
    sign text NOT NULL,
    phone text NOT NULL,
    hours text NOT NULL,
    takes_matters boolean NOT NULL,
    is_centre boolean NOT NULL,
    is_open boolean NOT NULL,
    valid_from_ms bigint NOT NULL,
    valid_to_ms bigint,
    CONSTRAINT org_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'township'::text, 'community'::text])))
);


--
-- Name: participant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.participant (
    id text NOT NULL,
    matter_id text NOT NULL,
    role text NOT NULL,
    kind text NOT NULL,
    name_sealed text NOT NULL,
    phone_sealed text,
    id_no_sealed text,
    relation text DEFAULT ''::text NOT NULL,
    added_ms bigint NOT NULL,
    CONSTRAINT participant_kind_check CHECK ((kind = ANY (ARRAY['natural'::text, 'legal'::text, 'other'::text])))
);


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    id text NOT NULL,
    name text NOT NULL,
    pinyin text NOT NULL COLLATE pg_catalog."C",
    initials text NOT NULL COLLATE pg_catalog."C",
    created_ms bigint NOT NULL
);


--
-- Name: phone_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.phone_code (
    id text NOT NULL,
    phone_index text NOT NULL,
    phone_sealed text NOT NULL,
    code_hash text NOT NULL,
    attempts bigint NOT NULL,
    created_ms bigint NOT NULL,
    expires_ms bigint NOT NULL,
    used_ms bigint
);


--
-- Name: place_state; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.place_state (
    one integer NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT place_state_one_check CHECK ((one = 1))
);


--
-- Name: post; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.post (
    id text NOT NULL,
    org_id text NOT NULL,
    title text NOT NULL,
    roles text NOT NULL,
    valid_from_ms bigint NOT NULL,
    valid_to_ms bigint
);


--
-- Name: post_holder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.post_holder (
    id text NOT NULL,
    post_id text NOT NULL,
    account_id text NOT NULL,
    from_ms bigint NOT NULL,
    to_ms bigint
);


--
-- Name: register; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.register (
    name text NOT NULL,
    next bigint NOT NULL
);


--
-- Name: report_draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_draft (
    id text NOT NULL,
    account text,
    content text NOT NULL,
    changed_ms bigint NOT NULL
);


--
-- Name: routing_rule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.routing_rule (
    id text NOT NULL,
    set_id text NOT NULL,
    code text NOT NULL,
    "position" bigint NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    type_prefixes text NOT NULL,
    unit_paths text NOT NULL,
    unit_kinds text NOT NULL,
    season_from text,
    season_to text,
    hours_from bigint,
    hours_to bigint,
    words text NOT NULL,
    organ_kind text NOT NULL,
    organ_level text NOT NULL,
    assist text NOT NULL,
    urgency bigint,
    reason_zh text NOT NULL,
    reason_en text NOT NULL,
    basis text NOT NULL,
    enabled boolean NOT NULL,
    deleted boolean NOT NULL
);


--
-- Name: rule_set; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rule_set (
    id text NOT NULL,
    number bigint NOT NULL,
    state text NOT NULL,
    name text NOT NULL,
    based_on text,
    author text NOT NULL,
    author_name text NOT NULL,
    editors text NOT NULL,
    reviewer text,
    reviewer_name text,
    created_ms bigint NOT NULL,
    saved_ms bigint NOT NULL,
    submitted_ms bigint,
    published_ms bigint,
    retired_ms bigint,
    CONSTRAINT rule_set_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text, 'dropped'::text])))
);


--
-- Name: schema_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migration (
    "position" bigint NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL
);


--
-- Name: service_point; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_point (
    id text NOT NULL,
    unit_id text NOT NULL,
    path text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    org_id text,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    address_zh text NOT NULL,
    address_en text DEFAULT ''::text NOT NULL,
    phone text NOT NULL,
    hours text NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    step_free boolean DEFAULT false NOT NULL,
    valid_from text NOT NULL,
    valid_to text,
    CONSTRAINT service_point_kind_check CHECK ((kind = ANY (ARRAY['centre'::text, 'justice_office'::text, 'police_station'::text, 'legal_service'::text, 'court'::text, 'party_station'::text])))
);


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    id text NOT NULL,
    secret_hash text NOT NULL,
    account_id text NOT NULL,
    post_id text,
    device text NOT NULL,
    created_ms bigint NOT NULL,
    last_seen_ms bigint NOT NULL,
    idle_until_ms bigint NOT NULL,
    ends_ms bigint NOT NULL,
    revoked_ms bigint
);


--
-- Name: task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.task (
    id text NOT NULL,
    matter_id text,
    kind text NOT NULL,
    org_id text,
    org_path text COLLATE pg_catalog."C",
    account text,
    role text,
    due_ms bigint,
    state text NOT NULL,
    created_ms bigint NOT NULL,
    ended_ms bigint,
    CONSTRAINT task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'void'::text])))
);


--
-- Name: thread_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.thread_entry (
    id text NOT NULL,
    matter_id text NOT NULL,
    seq bigint NOT NULL,
    at_ms bigint NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    actor_name text NOT NULL,
    post_title text DEFAULT ''::text NOT NULL,
    org_id text,
    org_zh text DEFAULT ''::text NOT NULL,
    org_en text DEFAULT ''::text NOT NULL,
    public boolean NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    data text DEFAULT '{}'::text NOT NULL
);


--
-- Name: triage_model; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.triage_model (
    version text NOT NULL,
    bytes text NOT NULL,
    trained_ms bigint NOT NULL,
    samples bigint NOT NULL,
    tested bigint NOT NULL,
    macro_f1 double precision NOT NULL,
    top3 double precision NOT NULL,
    calibration text NOT NULL
);


--
-- Name: unit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unit (
    id text NOT NULL,
    level text NOT NULL,
    parent_id text,
    code text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    name_zh text NOT NULL,
    label_zh text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    urban boolean NOT NULL,
    sort_key text NOT NULL COLLATE pg_catalog."C",
    initials text NOT NULL COLLATE pg_catalog."C",
    spelled text NOT NULL COLLATE pg_catalog."C",
    folded text NOT NULL COLLATE pg_catalog."C",
    short text NOT NULL COLLATE pg_catalog."C",
    lon double precision,
    lat double precision,
    valid_from text NOT NULL,
    valid_to text,
    CONSTRAINT unit_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'township'::text, 'community'::text])))
);


--
-- Name: unit_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unit_code (
    unit_id text NOT NULL,
    system text NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    valid_from text NOT NULL,
    valid_to text,
    source text NOT NULL
);


--
-- Name: unit_conflict; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unit_conflict (
    id text NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    unit_id text,
    kind text NOT NULL,
    names text NOT NULL,
    found_ms bigint NOT NULL,
    decided_ms bigint,
    decided_by text,
    decision text,
    note text,
    CONSTRAINT unit_conflict_kind_check CHECK ((kind = ANY (ARRAY['moved'::text, 'missing'::text, 'spelling'::text])))
);


--
-- Name: upload; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.upload (
    id text NOT NULL,
    secret_hash text NOT NULL,
    name text NOT NULL,
    declared_type text NOT NULL,
    total bigint NOT NULL,
    uploaded_by text,
    created_ms bigint NOT NULL,
    expires_ms bigint NOT NULL,
    CONSTRAINT upload_total_check CHECK ((total > 0))
);


--
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.account VALUES
	('01M87QWMKD7D68ZZDWD1Q9FDDF', 'staff', 'window', '01M87QWMP23T8B3JC46CQJ367H', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'window_clerk', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDG', 'staff', 'triage', '01M87QWMPC2TNB4PQGPDSY88MP', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'triage_officer', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDH', 'staff', 'handler', '01M87QWMPDCDM3CRSWSQRN4XKY', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'handler', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDJ', 'staff', 'leader', '01M87QWMPJ0ABDSG92SHD1JRHD', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'unit_leader', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDK', 'staff', 'supervisor', '01M87QWMPKDZ608QMJG43HYBC8', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'supervisor', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDM', 'staff', 'centre', '01M87QWMPT5Z4J7PCPYNAXCZY3', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'center_head', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDN', 'staff', 'observer', '01M87QWMPV460JBMDEP35ZNQB3', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'observer', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDP', 'staff', 'sysadmin', '01M87QWMPWCBNBX69B89A68P2Q', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'system_admin', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDQ', 'staff', 'security', '01M87QWMPY497TSY0M007GJP44', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'security_admin', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDR', 'staff', 'audit', '01M87QWMQ11TJ6YC29WEVXDW2E', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'audit_admin', 1759268266687, NULL),
	('01M87QWMKD7D68ZZDWD1Q9FDDS', 'staff', 'grid', '01M87QWMQ271NA98E2RCVN7A23', NULL, '$argon2id$v=19$m=19456,t=2,p=1$UPmFzpGRLZzssLDF/E8OuA$uz9oJMQlNNCO1H84MlP/zkILM2LqXKn8siOyP/our2c', false, NULL, 0, NULL, NULL, NULL, NULL, 'active', 'grid_worker', 1759268266687, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RJ', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.wVVnh15PqSXcDOK5Hkxt3nkV-8lJzlF-DA9p2JZbNuz30JigLg', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.OhYaWrdvUinAmgbEetN_drScN5yeDF4IoDQ--h4UNcQiY_BqQfRAkKys', 'f03bff8f3f0876d93c220d561d3fbbaa', NULL, NULL, 'active', 'resident', 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RK', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.3CDQhkgUN5kWwDTM3LxtGFrXiFaV-kLRNq0Y3f811GoFxH2yKA', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.Ss5vVvP5owRTdxfzfQ_PXCan-DjVNruBIIxl03u2DKRBZcYCoi9fnRbN', '286587b9f8c754de44acc09ba5aa2dc8', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RM', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.rRC6zHWYUPIKzG0Ox8AIxIiMmRouRITAgfhSoXSMypGPNVAgMA', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.QR10bXOHtCCdy5ab6sHZQvsDlpv66tASBM2bGrFG2nCp9Ca8qobCCvRb', '4a480ceba8597b7a60db859818b32caa', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RN', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.U6rRc09_L3if6kWF6rgUPJTdqmh6m_Q8lDnp86RpUgnOwPAPAw', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.9I2NpWsRcuG38BhDEGQJhmgnuuT1skK21dMxP9Depd59BoGwLRa5gg8W', '63d305ab48952fbf14b1949d3265264f', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RP', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.zKcaxiy4IXjLyc0q4yhqNHZuujWcLXT9qurE3EWkIk6lEndDdA', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.CkCZ94etZi2ShROSYSUNdH7Bp_l6S4qiNmGIrjKDCM7oc-8cVKxaPjjG', 'a43e9b0d20be5cf58c7d787142077b04', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RQ', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.74_gf1YLBvPzP3E3zM1xFv72qPjEZlNFFAkMDqL0PIg7Tynqwg', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.LqdTEIXhLUk7_LAal3auQKqMQpXMiVcLveHuU2Gs5dWN7oTibQyOdUDy', '70594cfe97dc6a799fc7517b7d31c561', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RR', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.DOPSn4iobxMJHbF2lZrEdRep7WFkdS6_sBpUS2W1W8UhbfsZ4A', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.EOA0-qqzkHY3RF5tzQKcAZXp9LsT_7crw3Q5Q_wIBsoJUfvr3N7wiVeS', '2f81b4fe4a917c7ef6cf677801ab5829', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RS', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.eFKtkNM2lWXD8Chbk8n8ESrfStMTxVCt2bY5cq3jUNiosmZDoA', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.s58fes7n0oN1WS4WU004r4DGzEUl0YE-lQaw99pQepdhUA-VFVOvU1L7', 'b3444207e20a4cbdb9c32bea23042886', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RT', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.5dKioY7_nSosf5ANJ8nZj60TGyVyIPr_U_JZ01HxL2ZGnDyUqQ', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.suYS94yUVwFVOYO8CP1DZGM9S7WY2fr_iVYw_iOwh90DTz8n900a2hk4', '252a91dbd4b3aa69c8fc9506c5dc5248', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RV', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.C5t6cVzUnHv8g3SjJ7kIh-UfVKQnJgo8CBQ7_ykyk4Z0oN-NbA', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.oPXeE2z16EWdsLkf3H6j1saK7_m6Ke3aURHjxd3w0pOfSFBJA73DInuu', '9d5b4dbcc4c308504b5b9468c8925015', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RW', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.HOQPdnErfHxfAdYVLsZ06OCu2ngjpCf-8T6J2CVUHOYJBHeu4Q', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.a_z78SQAUrVSsgEeUM7f4Y5lzddx8fau8ngZ_yQxegQuI0Y1w5uL9w2r', 'fb8611b0f5919a4220f7032057557a0a', NULL, NULL, 'active', NULL, 1759268273080, NULL),
	('01M87QWTXR2Y5FAP5ZC71MH5RX', 'resident', NULL, NULL, 'v1.aes256gcmsiv.k1.ThOL_t2ronYz1wbz1G_-qlf5bzwonXGD4KQi7dXsHmbsL-VCxQ', NULL, false, NULL, 0, 'v1.aes256gcmsiv.k1.RpVAQrzRDcZZtRTcyH8P3gRY4aCboOszfxgwwx8F922PmFeto-w1pwkz', 'b28f30d0fed0de3302489251427f20f0', NULL, NULL, 'active', NULL, 1759268273080, NULL);


--
-- Data for Name: api_token; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: audit_checkpoint; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_checkpoint VALUES
	(34, '7c66108f82d93e3800f39b8935c2eef124f21550b70883330d3d415a937a23e3', '127.0.0.1-8080/anxin-log
34
fGYQj4LZPjgA85uJNcLu8STyFVC3CIMzDT1BWpN6I+M=

— 127.0.0.1-8080/anxin-log 0jvsBfpgJNWO/mSwHQaHvUgUVn/9uUWe1I8uGtkluN+fc7nhEYfu/qo0PLW3o7eAcfvj47uC1TwgZEeQeRsO4VyglQ4=
', 1795556305776);


--
-- Data for Name: audit_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_entry VALUES
	('01M87QWYHC3G07Q3VC8J5JC9KK', 1795499501795, 'anonymous', NULL, 'matter.document', 'document', '01M87QWYHA5XHCQZED4Q4ZRGRN', NULL, NULL, '{"matter":"01M87QWY7S4TQA38WB042KEHG6","number":"HG2026-11-0000008","template":"receipt"}', 'b2057450886c4d5c70936282e8ceae2e63010802cb8675e39ce70484f1b5612e', 24),
	('01M87QWYHDD3N1E25MZHTK3WES', 1795548651473, '01M87QWMKM5DQ66PEH7NV94SD4', '01M87QWKBWBVEZYB9BJET9T6B6', 'matter.accept', 'matter', '01M87QWY7M6HMN7J6Q48AFF34Y', NULL, NULL, '{"from_en":"Xiangyang District Governance Centre","from_zh":"向阳区综治中心","to":"01M87QWKBWBVEZYB9BJET9T6B6","to_en":"Xiangyang District Ecology and Environment Bureau","to_zh":"向阳区生态环境局"}', '17686c00411719cd01f4ff67c541ee79f6c3c4c5d14a38cd6da3d2db51b25551', 26),
	('01M87QWYHM4KNWJ1Z66V1ST4Z0', 1795488145016, '01M87QWMMVFT0NFF46JHBVHN6J', '01M87QWM2C1KCAKJ655JMFNXR9', 'matter.register', 'matter', '01M87QWY74BFT5VH8YNEYVPXQ6', NULL, NULL, '{"channel":"grid","type":"01.02.12"}', '643be13db0ff365ff4e725892b33468fbeefc076d63f3bd453b8034096ac069a', 27),
	('01M87QWYHY4N38NCYH1737NPZB', 1795488145016, '01M87QWMMVFT0NFF46JHBVHN6J', '01M87QWM2C1KCAKJ655JMFNXR9', 'matter.document', 'document', '01M87QWYHRCW3PXQ1956GGD8A8', NULL, NULL, '{"matter":"01M87QWY74BFT5VH8YNEYVPXQ6","number":"HG2026-11-0000009","template":"receipt"}', 'fbdba623834cfbc83b931211a4dc839727cd612ff5dceb82358b0b7297fb1730', 28),
	('01M87QWYJ38Y4HF6PRWC6ZHKHM', 1795507122150, '01M87QWMKZ5XS8S7C42S7WBN1H', '01M87QWKBY0G7ZN5W2GD92DYKA', 'matter.ask_supplement', 'matter', '01M87QWY7S4TQA38WB042KEHG6', NULL, NULL, '{}', '89c6af9cf008b2982e8e67e81e770dfa7fd5e74ebc5da552d9cfe6b7a0bf4b28', 29),
	('01M87QWY7Q3H4JR563FQ5QDGD4', 1795486954685, '01M87QWTXR2Y5FAP5ZC71MH5RS', NULL, 'matter.register', 'matter', '01M87QWY6VB0VFNA2R6EA0BR4E', NULL, NULL, '{"channel":"app","type":"13.12.02"}', 'af17f57d9fe5e92ffa5309c79c8563b175268371db582f0c069651a592511fbd', 0),
	('01M87QWY7Y9W31EK4VS7Y1H5V0', 1795486954685, '01M87QWTXR2Y5FAP5ZC71MH5RS', NULL, 'matter.document', 'document', '01M87QWY7XCQKRKAD64TJBYWNT', NULL, NULL, '{"matter":"01M87QWY6VB0VFNA2R6EA0BR4E","number":"HG2026-11-0000001","template":"receipt"}', '985925a62f9bd2a3ab13864d3f1c5ee3b6f1adbd1542299de8ae9a93ccddbfa0', 1),
	('01M87QWY889VHNYJ0Y1T4NGSVV', 1795455448977, 'anonymous', NULL, 'matter.register', 'matter', '01M87QWY73C7H8ACK52X203PR6', NULL, NULL, '{"channel":"app","type":"13.08.04"}', 'b0e589bdfe4d898211932b1ad2cbfd4f0b98084bbb398e7f6104e5879e4d11e3', 2),
	('01M87QWY8ADJMCNKMDFWRE8J89', 1795455448977, 'anonymous', NULL, 'matter.document', 'document', '01M87QWY8903TM6FN0BA0XSPH6', NULL, NULL, '{"matter":"01M87QWY73C7H8ACK52X203PR6","number":"HG2026-11-0000002","template":"receipt"}', 'e28e9608ec21ab2b7490abeabbdb9c9956d7f0e99fe9dbd0793f1feda7a5f443', 3),
	('01M87QWY8QFBYY1DNJE34SG2BY', 1795502178607, '01M87QWMKD7D68ZZDWD1Q9FDDF', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', 'matter', '01M87QWY759V0GC36CNDDYPM76', NULL, NULL, '{"channel":"phone","type":"01.02.08"}', '6558f831dc337ae3f7a99b70b03c7e8b7fe588716c0a656b1b8df59daad7b8ce', 4),
	('01M87QWY8VD751D79ZAWJHKE5B', 1795482180000, '01M87QWMKK8XX78RFFKWSDDJ79', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.ask_supplement', 'matter', '01M87QWY73C7H8ACK52X203PR6', NULL, NULL, '{}', '9cf34764cad6b4e941ff7d66d5de8eb0789dd876f6793594809e1d9641bfcb86', 5),
	('01M87QWY8Z0YZ18M8H1TWHSDJC', 1795502178607, '01M87QWMKD7D68ZZDWD1Q9FDDF', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.document', 'document', '01M87QWY8VD751D79ZAWJHKE5A', NULL, NULL, '{"matter":"01M87QWY759V0GC36CNDDYPM76","number":"HG2026-11-0000003","template":"receipt"}', 'b75369d720b009a832de5e1da7ecc7f45b54941c53fd34bc655fcfc3c96b1c42', 6),
	('01M87QWY9C2885R1KXME82AYGC', 1795554710148, '01M87QWMKXC24MZMBJTSEBPDZ7', '01M87QWKBXE563YFC1PET8T06Q', 'matter.register', 'matter', '01M87QWY7M6HMN7J6Q48AFF34Z', NULL, NULL, '{"channel":"phone","type":"09.08.04"}', '7aa378ff241be67af10cbcd44ace459d11737a3b3f590cef4144a32adbe04c1f', 7),
	('01M87QWY9FBR65PZ461VS8H8AJ', 1795554710148, '01M87QWMKXC24MZMBJTSEBPDZ7', '01M87QWKBXE563YFC1PET8T06Q', 'matter.document', 'document', '01M87QWY9EBV24RX5C16V4CN4X', NULL, NULL, '{"matter":"01M87QWY7M6HMN7J6Q48AFF34Z","number":"HG2026-11-0000004","template":"receipt"}', '6784fcb626e73ba660a8496984ec30b2ad3a876a3178aba9731357986e5e9941', 8),
	('01M87QWYA079K8AHSPS127VFDJ', 1795554903593, '01M87QWMKXC24MZMBJTSEBPDZ8', '01M87QWKBXE563YFC1PET8T06Q', 'matter.document', 'document', '01M87QWY9Z05ZD53EGJ7ENCQNZ', NULL, NULL, '{"matter":"01M87QWY7M6HMN7J6Q48AFF34Z","number":"鹤东山综治〔2026〕1号","template":"dispatch_order"}', '926b2fa368a859de8cd9dce89128cb735c0ec9c5d101d93d1c1f7f2c04718155', 9),
	('01M87QWYA1C63SWY9E7ANC0K9Y', 1795554903593, '01M87QWMKXC24MZMBJTSEBPDZ8', '01M87QWKBXE563YFC1PET8T06Q', 'matter.offer', 'matter', '01M87QWY7M6HMN7J6Q48AFF34Z', NULL, NULL, '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKKXFFE4SDXEK9ZAMXV5","to_en":"Xinhua Town Police Station","to_zh":"新华镇派出所"}', '62eafeb3f3afa556fbbc7eb9bd8f4fc83445b6ef3b905730e1fb85774d3bd7f9', 10),
	('01M87QWYB5C2Z3145SJ5DSN518', 1795548823644, '01M87QWMKD7D68ZZDWD1Q9FDDF', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', 'matter', '01M87QWY7P0WMFQZAXXPYVTC1Q', NULL, NULL, '{"channel":"phone","type":"01.02.08"}', '41e395ce3cfe49386b1c5cf5d3f08ebbd3f06808c2392bda6a436aa41b5e19b6', 11),
	('01M87QWYDEEY8KG677654MWPY4', 1795548823644, '01M87QWMKD7D68ZZDWD1Q9FDDF', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.document', 'document', '01M87QWYDAC265VGAJMEZ3YFH6', NULL, NULL, '{"matter":"01M87QWY7P0WMFQZAXXPYVTC1Q","number":"HG2026-11-0000005","template":"receipt"}', 'be4c893f452abe3b6f81b208a5ebf94a2e4c7dbdb1ea317418d3cf5bf47df43e', 12),
	('01M87QWYE23ZCVC7A9THYVHHG9', 1795543088714, '01M87QWMKK8XX78RFFKWSDDJ7B', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', 'matter', '01M87QWY73C7H8ACK52X203PR5', NULL, NULL, '{"channel":"hotline_12345","type":"01.02.04"}', '0e28193f83a4a098d8d3941f312d58f54f4ad7e473ca41aacef296ae7508445c', 13),
	('01M87QWYE36HSABW5JP2P2W3EG', 1795550449995, '01M87QWMKD7D68ZZDWD1Q9FDDG', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.document', 'document', '01M87QWYE23ZCVC7A9THYVHHG8', NULL, NULL, '{"matter":"01M87QWY7P0WMFQZAXXPYVTC1Q","number":"鹤向综治〔2026〕1号","template":"dispatch_order"}', 'e71e2f5c0cbbed1cc7bb6bc911196c5dbcd24a6f08103ba64d6c24a8c5cf1ca2', 14),
	('01M87QWYE5066PS2KHAGM4S9AH', 1795550449995, '01M87QWMKD7D68ZZDWD1Q9FDDG', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.offer', 'matter', '01M87QWY7P0WMFQZAXXPYVTC1Q', NULL, NULL, '{"basis":"职责清单","kind":"dispatch","to":"01M87QWK7W28WDXWKF033GSCZB","to_en":"Hegang City Heating Utility","to_zh":"鹤岗市供热服务单位"}', 'e0d4b63676df1964da0da3edd35b3f968b13605f5f085ab92d8c7e8064b0aab0', 15),
	('01M87QWYEE4X1NY7FBP3X5ATY4', 1795543088714, '01M87QWMKK8XX78RFFKWSDDJ7B', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.document', 'document', '01M87QWYE75G2QFTN998SBCGZ8', NULL, NULL, '{"matter":"01M87QWY73C7H8ACK52X203PR5","number":"HG2026-11-0000006","template":"receipt"}', 'cea2e398ba84070240a9d9975d8a241316b7193774af7d3339861ad4b9487dcb', 16),
	('01M87QWYFF72VA39PTAT0VKZCH', 1795545299013, '01M87QWMKK8XX78RFFKWSDDJ79', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.document', 'document', '01M87QWYFE24SFEENN7GKD2R9Q', NULL, NULL, '{"matter":"01M87QWY73C7H8ACK52X203PR5","number":"鹤向综治〔2026〕2号","template":"dispatch_order"}', '76bfc32500199685bbc729448ad32108c8657a72abaa04d7e354b469a5d33d8b', 17),
	('01M87QWYFNFPG8GKC3AG73KVC1', 1795545299013, '01M87QWMKK8XX78RFFKWSDDJ79', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.offer', 'matter', '01M87QWY73C7H8ACK52X203PR5', NULL, NULL, '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKBWBVEZYB9BJET9T6AV","to_en":"Xiangyang District Municipal Works Office","to_zh":"向阳区市政设施维护中心"}', '6f3da22bfd46a42d3600f2113bb29a8e4aebc36f01d760d50f85e542ebf66455', 18),
	('01M87QWYG92W8STXT4ZD36V870', 1795544142243, '01M87QWTXR2Y5FAP5ZC71MH5RX', NULL, 'matter.register', 'matter', '01M87QWY7M6HMN7J6Q48AFF34Y', NULL, NULL, '{"channel":"app","type":"04.02.06"}', '4885410d63667d3d94c5f7fd76d2aa07af5568cab97ea7c55256febcc02ff3cc', 19),
	('01M87QWYGR10RNC5BSXS6Q8RQJ', 1795544142243, '01M87QWTXR2Y5FAP5ZC71MH5RX', NULL, 'matter.document', 'document', '01M87QWYGQ6GDFEPXEQ8WNM0Y4', NULL, NULL, '{"matter":"01M87QWY7M6HMN7J6Q48AFF34Y","number":"HG2026-11-0000007","template":"receipt"}', '54cf756481a3a923555fe86d6ed91104e593cc23067417edabc54addd1c3d1e6', 20),
	('01M87QWYH185C17ZZXJY3CVR1H', 1795544457638, '01M87QWMKK8XX78RFFKWSDDJ79', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.document', 'document', '01M87QWYH0AD5P44A3929KWVJE', NULL, NULL, '{"matter":"01M87QWY7M6HMN7J6Q48AFF34Y","number":"鹤向综治〔2026〕3号","template":"dispatch_order"}', 'a7acad82bafc8c6ef2f99b764c2e099cab49902afd92b0ce3069a6c677ecc89c', 21),
	('01M87QWYH34ESBJNTDZZMR7JFJ', 1795544457638, '01M87QWMKK8XX78RFFKWSDDJ79', '01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.offer', 'matter', '01M87QWY7M6HMN7J6Q48AFF34Y', NULL, NULL, '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKBWBVEZYB9BJET9T6B6","to_en":"Xiangyang District Ecology and Environment Bureau","to_zh":"向阳区生态环境局"}', 'd60659f636b45bef019be1ed006a666dada65b8caf51969bac4cd5c97a12dcc9', 22),
	('01M87QWYH7C8WSCDP5JJNXDY53', 1795499501795, 'anonymous', NULL, 'matter.register', 'matter', '01M87QWY7S4TQA38WB042KEHG6', NULL, NULL, '{"channel":"app","type":"15.06.02"}', 'a153df1660a7a957a7c65e3a0e0f836857fd5995968b32018ae1bc0f32aaf1b7', 23),
	('01M87QWYHC3G07Q3VC8J5JC9KM', 1795548651473, '01M87QWMKM5DQ66PEH7NV94SD4', '01M87QWKBWBVEZYB9BJET9T6B6', 'matter.document', 'document', '01M87QWYHB1HRKMS5C70WF44NS', NULL, NULL, '{"matter":"01M87QWY7M6HMN7J6Q48AFF34Y","number":"鹤向环〔2026〕1号","template":"acceptance_notice"}', 'bc0d5402ac8720fef623ca5441acc6272879952016e12c77fdb46474b236c458', 25),
	('01M87QWYJE2MXTR3V04J0VKMMC', 1795496580000, '01M87QWMM9AWWP79WF9Y3HFX6A', '01M87QWKKW59HM7MP7W1PCZHDX', 'matter.document', 'document', '01M87QWYJD2T6V9P6PNBBH46R9', NULL, NULL, '{"matter":"01M87QWY74BFT5VH8YNEYVPXQ6","number":"向南翼综治〔2026〕1号","template":"dispatch_order"}', 'c84d7b1816446ceac649548a46fdf1776e3f63a47335e4c6a6e1e7fbaa30b9e3', 30),
	('01M87QWYJN14BJAP1GTYH3NNWT', 1795496580000, '01M87QWMM9AWWP79WF9Y3HFX6A', '01M87QWKKW59HM7MP7W1PCZHDX', 'matter.offer', 'matter', '01M87QWY74BFT5VH8YNEYVPXQ6', NULL, NULL, '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKBWBVEZYB9BJET9T6AV","to_en":"Xiangyang District Municipal Works Office","to_zh":"向阳区市政设施维护中心"}', '635c79d85fa4b08929fe62a94868e9eeb22ee7b6d1fc341b9e903cd176a889b1', 31),
	('01M87QWYK0DYTB5B0XB35TQ61R', 1795551844161, '01M87QWTXR2Y5FAP5ZC71MH5RX', NULL, 'matter.register', 'matter', '01M87QWY7N4G8WG4T5ZTBK5PP7', NULL, NULL, '{"channel":"app","type":"13.08.10"}', '6837628ef1208fd1038ba4df18fa5c081b0647105c6aa744b4aecd6bccd4e54b', 32),
	('01M87QWYK91F5V80H14JRD1PFY', 1795551844161, '01M87QWTXR2Y5FAP5ZC71MH5RX', NULL, 'matter.document', 'document', '01M87QWYK8DVG85A1WB2R8TCA3', NULL, NULL, '{"matter":"01M87QWY7N4G8WG4T5ZTBK5PP7","number":"HG2026-11-0000010","template":"receipt"}', '93004996ae00b032da5afd4f7668bbd16fa122410554a08e465073b8d41a0961', 33);


--
-- Data for Name: audit_head; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_head VALUES
	(1, '34 923a7901f89610c82146eefd0c43cf40ce3907530582100668f181f45752a36d ddf5d222ea46e6521df84ba918db66d2ad1e2f05e3296cfb6af4926038b909c4');


--
-- Data for Name: boundary; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: boundary_draft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: building; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: calendar_year; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: clock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.clock VALUES
	('01M87QWY7298MGA5Q57C5FFHBJ', '01M87QWY6VB0VFNA2R6EA0BR4E', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795486954685, '1W', '[]', NULL, NULL, 1795622400000, 1795622400000, '2026-11-25', '2026-11-25', false, 'running', NULL, 0),
	('01M87QWY8GBC755PEBP9DG9BEV', '01M87QWY759V0GC36CNDDYPM76', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795502178607, '1W', '[]', NULL, NULL, 1795622400000, 1795622400000, '2026-11-25', '2026-11-25', false, 'running', NULL, 0),
	('01M87QWY824SFQY5KBB0T4DVG6', '01M87QWY73C7H8ACK52X203PR6', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795455448977, '1W', '[{"from":1795482180000,"to":null,"reason":"supplement"}]', NULL, NULL, NULL, NULL, NULL, NULL, false, 'paused', NULL, 0),
	('01M87QWY8P8F6KYF89154AR0H8', '01M87QWY73C7H8ACK52X203PR6', 'ctr.supplement', '2007-01-01', '补充', 'Add', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'resident', 1795482180000, '5W', '[]', NULL, NULL, 1796140800000, 1796140800000, '2026-12-01', '2026-12-01', false, 'running', NULL, 0),
	('01M87QWY99EYNK3WGP0BG17T3S', '01M87QWY7M6HMN7J6Q48AFF34Z', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795554710148, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'met', 1795554903593, 0),
	('01M87QWY9J8BDBTRG1XW170XSG', '01M87QWY7M6HMN7J6Q48AFF34Z', 'ctr.confirm', '2007-01-01', '接收', 'Confirm', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795554903593, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'running', NULL, 0),
	('01M87QWY9PF91T3BSRZ80X7QG5', '01M87QWY7P0WMFQZAXXPYVTC1Q', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795548823644, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'met', 1795550449995, 0),
	('01M87QWYDX11VQGTEXETF6JNK7', '01M87QWY7P0WMFQZAXXPYVTC1Q', 'ctr.confirm', '2007-01-01', '接收', 'Confirm', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795550449995, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'running', NULL, 0),
	('01M87QWYDX11VQGTEXETF6JNK8', '01M87QWY73C7H8ACK52X203PR5', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795543088714, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'met', 1795545299013, 0),
	('01M87QWYF7DXYPTBVHBZHJ0EJC', '01M87QWY73C7H8ACK52X203PR5', 'ctr.confirm', '2007-01-01', '接收', 'Confirm', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795545299013, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'running', NULL, 0),
	('01M87QWYFM8T8NJT3HHF7122YC', '01M87QWY7M6HMN7J6Q48AFF34Y', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795544142243, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'met', 1795544457638, 0),
	('01M87QWYGVDXXYED6BQBGGKQ3N', '01M87QWY7M6HMN7J6Q48AFF34Y', 'ctr.confirm', '2007-01-01', '接收', 'Confirm', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795544457638, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'met', 1795548651473, 0),
	('01M87QWYH874VF3Z3GXA7M48ZJ', '01M87QWY7M6HMN7J6Q48AFF34Y', 'ctr.ordinary', '2007-01-01', '办结', 'Resolve', '职责清单，一般事项（内部规则）', 'Duty list, ordinary matters (house rule)', 'holder', 1795548651473, '5W', '[]', NULL, NULL, 1796227200000, 1796227200000, '2026-12-02', '2026-12-02', false, 'running', NULL, 0),
	('01M87QWYH46M5VW48T33ZC5TS9', '01M87QWY7S4TQA38WB042KEHG6', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795499501795, '1W', '[{"from":1795507122150,"to":null,"reason":"supplement"}]', NULL, NULL, NULL, NULL, NULL, NULL, false, 'paused', NULL, 0),
	('01M87QWYJ08G9WTVV73YTFEV5J', '01M87QWY7S4TQA38WB042KEHG6', 'ctr.supplement', '2007-01-01', '补充', 'Add', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'resident', 1795507122150, '5W', '[]', NULL, NULL, 1796140800000, 1796140800000, '2026-12-01', '2026-12-01', false, 'running', NULL, 0),
	('01M87QWYHJ0WGPK03PFYYJ2JAP', '01M87QWY74BFT5VH8YNEYVPXQ6', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795488145016, '1W', '[]', NULL, NULL, 1795622400000, 1795622400000, '2026-11-25', '2026-11-25', false, 'met', 1795496580000, 0),
	('01M87QWYJ41ATKVVKQMXY8Q9RT', '01M87QWY74BFT5VH8YNEYVPXQ6', 'ctr.confirm', '2007-01-01', '接收', 'Confirm', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795496580000, '1W', '[]', NULL, NULL, 1795622400000, 1795622400000, '2026-11-25', '2026-11-25', false, 'running', NULL, 0),
	('01M87QWYJSF7FA1K1DN8HPQVFV', '01M87QWY7N4G8WG4T5ZTBK5PP7', 'ctr.triage', '2007-01-01', '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)', 'holder', 1795551844161, '1W', '[]', NULL, NULL, 1795708800000, 1795708800000, '2026-11-26', '2026-11-26', false, 'running', NULL, 0);


--
-- Data for Name: clock_rule; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.clock_rule VALUES
	('ctr.triage', '2007-01-01', NULL, '1W', NULL, '受理', 'Accept', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('ctr.confirm', '2007-01-01', NULL, '1W', NULL, '接收', 'Confirm', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('ctr.simple', '2007-01-01', NULL, '1W', '10W', '办结', 'Resolve', '职责清单，简单事项（内部规则）', 'Duty list, simple matters (house rule)'),
	('ctr.ordinary', '2007-01-01', NULL, '5W', '10W', '办结', 'Resolve', '职责清单，一般事项（内部规则）', 'Duty list, ordinary matters (house rule)'),
	('ctr.complex', '2007-01-01', NULL, '15W', '10W', '办结', 'Resolve', '职责清单，复杂事项（内部规则）', 'Duty list, complex matters (house rule)'),
	('ctr.approve', '2007-01-01', NULL, '1W', NULL, '审核', 'Approve', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('ctr.follow_up', '2007-01-01', NULL, '3W', NULL, '回访', 'Follow up', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('ctr.supplement', '2007-01-01', NULL, '5W', NULL, '补充', 'Add', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('ctr.object', '2007-01-01', NULL, '30N', NULL, '可提异议', 'May object', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('ctr.rework', '2007-01-01', NULL, '5W', '10W', '重办', 'Redo', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('ctr.supervise', '2007-01-01', NULL, '2W', NULL, '督办回复', 'Answer supervision', '综治中心运行规范（内部规则）', 'Rules of the centre (house rule)'),
	('hot.urgent', '2007-01-01', NULL, '2H', NULL, '紧急到场', 'Urgent visit', '12345 热线办理规范（内部规则）', 'Rules of the 12345 line (house rule)'),
	('pet.triage', '2022-05-01', NULL, '15N', NULL, '信访受理', 'Accept petition', '信访工作条例 第22条', 'Regulations on Petition Work, art. 22'),
	('pet.notice', '2022-05-01', NULL, '15N', NULL, '书面告知', 'Written notice', '信访工作条例 第23条', 'Regulations on Petition Work, art. 23'),
	('pet.objection', '2022-05-01', NULL, '5W', NULL, '转送异议', 'Objection to a transfer', '信访工作条例 第23条', 'Regulations on Petition Work, art. 23'),
	('pet.handle', '2022-05-01', NULL, '60N', '30N', '信访办结', 'Resolve petition', '信访工作条例 第34条', 'Regulations on Petition Work, art. 34'),
	('pet.ask_review', '2022-05-01', NULL, '30N', NULL, '申请复查', 'Ask for review', '信访工作条例 第35条', 'Regulations on Petition Work, art. 35'),
	('aid.review', '2022-01-01', NULL, '7N', NULL, '法援审查', 'Review legal aid', '法律援助法 第43条', 'Legal Aid Law, art. 43'),
	('med.term', '2011-01-01', NULL, '30N', '30N', '调解期限', 'Mediate', '人民调解（内部规则）', 'People''s mediation (house rule)'),
	('po.transfer', '2019-01-01', NULL, '24H', NULL, '警务移送', 'Transfer by police', '公安机关办理行政案件程序规定 第61条', 'Police procedure in administrative cases, art. 61');


--
-- Data for Name: command_done; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.command_done VALUES
	('01M87QWY6S4WK4FKY0B21H7HEP', '01M87QWTXR2Y5FAP5ZC71MH5RS', '{"id":"01M87QWY6VB0VFNA2R6EA0BR4E","number":"HG2026-11-0000001","code":""}', 1795486954685),
	('01M87QWY6S4WK4FKY0B21H7HEN', 'anonymous', '{"id":"01M87QWY73C7H8ACK52X203PR6","number":"HG2026-11-0000002","code":""}', 1795455448977),
	('01M87QWY8BDR837TN949WB4VKB', '01M87QWMKK8XX78RFFKWSDDJ79', '{"id":"01M87QWY73C7H8ACK52X203PR6","number":"HG2026-11-0000002","version":2,"state":"supplementing"}', 1795482180000),
	('01M87QWY6S4WK4FKY0B21H7HES', '01M87QWMKD7D68ZZDWD1Q9FDDF', '{"id":"01M87QWY759V0GC36CNDDYPM76","number":"HG2026-11-0000003","code":""}', 1795502178607),
	('01M87QWY6S4WK4FKY0B21H7HEY', '01M87QWMKXC24MZMBJTSEBPDZ7', '{"id":"01M87QWY7M6HMN7J6Q48AFF34Z","number":"HG2026-11-0000004","code":""}', 1795554710148),
	('01M87QWY9GFHAD8W7W0SGFDK2V', '01M87QWMKXC24MZMBJTSEBPDZ8', '{"id":"01M87QWY7M6HMN7J6Q48AFF34Z","number":"HG2026-11-0000004","version":2,"state":"triaged"}', 1795554903593),
	('01M87QWY6S4WK4FKY0B21H7HEW', '01M87QWMKD7D68ZZDWD1Q9FDDF', '{"id":"01M87QWY7P0WMFQZAXXPYVTC1Q","number":"HG2026-11-0000005","code":""}', 1795548823644),
	('01M87QWYDS0QA3KDCKG4JNJ42K', '01M87QWMKD7D68ZZDWD1Q9FDDG', '{"id":"01M87QWY7P0WMFQZAXXPYVTC1Q","number":"HG2026-11-0000005","version":2,"state":"triaged"}', 1795550449995),
	('01M87QWY6S4WK4FKY0B21H7HET', '01M87QWMKK8XX78RFFKWSDDJ7B', '{"id":"01M87QWY73C7H8ACK52X203PR5","number":"HG2026-11-0000006","code":""}', 1795543088714),
	('01M87QWYF458WE058M17RNSZ2K', '01M87QWMKK8XX78RFFKWSDDJ79', '{"id":"01M87QWY73C7H8ACK52X203PR5","number":"HG2026-11-0000006","version":2,"state":"triaged"}', 1795545299013),
	('01M87QWY6S4WK4FKY0B21H7HEV', '01M87QWTXR2Y5FAP5ZC71MH5RX', '{"id":"01M87QWY7M6HMN7J6Q48AFF34Y","number":"HG2026-11-0000007","code":""}', 1795544142243),
	('01M87QWYGS39BZQMGK2Z234XQM', '01M87QWMKK8XX78RFFKWSDDJ79', '{"id":"01M87QWY7M6HMN7J6Q48AFF34Y","number":"HG2026-11-0000007","version":2,"state":"triaged"}', 1795544457638),
	('01M87QWY6S4WK4FKY0B21H7HER', 'anonymous', '{"id":"01M87QWY7S4TQA38WB042KEHG6","number":"HG2026-11-0000008","code":""}', 1795499501795),
	('01M87QWYH5C6A3DM7YFQR6K30K', '01M87QWMKM5DQ66PEH7NV94SD4', '{"id":"01M87QWY7M6HMN7J6Q48AFF34Y","number":"HG2026-11-0000007","version":3,"state":"handling"}', 1795548651473),
	('01M87QWY6S4WK4FKY0B21H7HEQ', '01M87QWMMVFT0NFF46JHBVHN6J', '{"id":"01M87QWY74BFT5VH8YNEYVPXQ6","number":"HG2026-11-0000009","code":""}', 1795488145016),
	('01M87QWYHWC1NDEKECZWPSSPW3', '01M87QWMKZ5XS8S7C42S7WBN1H', '{"id":"01M87QWY7S4TQA38WB042KEHG6","number":"HG2026-11-0000008","version":2,"state":"supplementing"}', 1795507122150),
	('01M87QWYJ17SC8XJ407JJT7J7E', '01M87QWMM9AWWP79WF9Y3HFX6A', '{"id":"01M87QWY74BFT5VH8YNEYVPXQ6","number":"HG2026-11-0000009","version":2,"state":"triaged"}', 1795496580000),
	('01M87QWY6S4WK4FKY0B21H7HEX', '01M87QWTXR2Y5FAP5ZC71MH5RX', '{"id":"01M87QWY7N4G8WG4T5ZTBK5PP7","number":"HG2026-11-0000010","code":""}', 1795551844161);


--
-- Data for Name: document; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document VALUES
	('01M87QWY7XCQKRKAD64TJBYWNT', '01M87QWY6VB0VFNA2R6EA0BR4E', 'receipt', 'HG2026-11-0000001', '受理回执', 'Receipt', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'FCJ2SJ4NZQQG4RS8', '', '', NULL, 'v1.aes256gcmsiv.k1.bDnntWjxgMMYc8T2TLbacsJB-nUmeu40P1G-dQgwLmmNM3TrGVFWsFdcY2Q3OonE76YwoWYDd2aeHY6Vfo4xTi7CbQlxG8kMieXhqXWzr7HSgR-hOIB6EA90BNgWt5pln-eHU2VmzSocw5W9GZrNzEP4iWX2v3Gg8qnHozgb691d6tc9Cr2uP9zufEUM5k1PGpE5PYvUU_ZQRYm-1y_m6za5va8LTtMm7MBYUPP4BLw0b8wmwVFPljxQiip8vm_JCQhoc39qvX30oC7g9bxTEMMwe_pJXSAUOpQ4Ej6h3YxasB3sqgFT52cKbF7MbhnQABqDAon9fRbA9C7iKMg1pkzUWJ6TYfG1gxbZ9iSQrSDPeD_oRQwxAK6Kbk80uyPBzVX1a9BD_de-YqrAL7hw66YNm_ZZqkw-sUVyCek7LdrtuxliL3EjTFaS71iezIobt3LN0O5vVenBVRFueD-_a3m111in4oZtlBYTKnTmbz9tfdj28yu20xovopdRmiQ-s4WSU9gAUDO4EWAYRpbAn5_rg3MQoeQbLsnMrFTSJq5dbXbcSR_2XbR6qOOgdgTrVVifdoWwn1YvY2-U3o06N1G7Sf_B8J5sXliLr9-p5ztDq7KRAhwwkc7LQC-Y0lbNjnd4rXGkxg8gZ9vNcFhKPFTalh-Ed3OshZ1QtDAU8OM0O92hLZAt7E41NEIT1N_hvjt6tc14JBNDiJT0tWQ0j6yguWR5en4v_0Mi-FWl8V8URarX7wklZV4jbDQjfghc21DE0yeEtXL9bvvatmPet2akHBARAFUaEDxvOnRiBCSjB_LFZ8ujUDoJnSno0kvj_eLA95XHjsLi6ALSVXFvP0YvlsZJ-1Mo7APp-oK3Z0TrVTD1iTPIrOwAc8VisODb2DTSyorXcSgDQLxTxl83TL21RI_wHnQHwcCquG2zHyyPVOJcAHFlGQZ32mKtW4XjPQyxTo4gbhhv1g8cJOQRTBZF7X-_PamN1YYorferNxdep9tDdQ', 1795486954685, true),
	('01M87QWY8903TM6FN0BA0XSPH6', '01M87QWY73C7H8ACK52X203PR6', 'receipt', 'HG2026-11-0000002', '受理回执', 'Receipt', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'FQ5HDVKWQW5XVA2J', '', '', NULL, 'v1.aes256gcmsiv.k1.VUkJKoTnrwElerE-T77vD_8nJMnoj_WIUrb_gDVATOlw4g6quh_gB-caAJ7M3utD2g5f8uIduPjWshBoQdevAUMGycc3EsfqvlnW8wupqtS-geGfAevyox_PuXprc4k0fB3hQ3qKAdAbTTgHvmjxf3mXEZcgYsrLuGKEvU1LXfkRT3DdKmqKBEc-wbxqkCsHlyOgjApuiHLYhoEbMblmyJv7w8wjiMkGLr1CaZdI_y_2uqnx1aDFRdQVt6alUTgf49GwCXc_5XJ6VFnKQVZjdnNcMP-QnMspKMqI2BThYbCZE1lvzjGgACbpihz3N72GEFJyLTZ1VqI2fik5wLG4k_vv6Gmb7UUaecWtqSyHexC7LvNr-dnvGXJcs9YS_dhdzOdjHflGsjrlu4xsI5UpxDMRNTEQFYjNVJs3tOpP1PTy1trkckB1Q83GyTpNTXwcS2LXStO_8X8rekiovIV7AulhIDqj8ctRg-C1k0Yn-r9muYJ8WAXMEbA87DtfxC3tDcejRbPas-NYtzYEfivwA9wlKX6VCPRhyBUEydAIp5bnLyK0TFm8bK1t2vRxQ5njGnxtNk-u4QJ_YpZpm0S_Ty1FGyBElGAbQWcvO5Za1TMlF3WcaqQLPhD2ML2WnSfMG28OP13T83dYBYwBsFt8gnoe3E3xXnShu9zX79jhskiecCyO5mllbzSJeEEW9iKTW7TXd_2D7clNng-5bVOKlQKXwgaM5YWr-r90yELeJ-FojzslV8GhMIl1hnbCRwuBZrZqraZte64i9kbTQ-RtMX6b-MOEkYwmB4kXlJor4F4Cf0bwQx04w6Uj3SYr_NxOChmB6fdG5hW2WdDwK96GyoUemJMqxOXLDQY7poZ6rOCF0tUOYVEEPYGW6wHA2tAh6s9w-hGomEKaLoK5hxwHtjAN1-J2v-3edgX44apIVzU04gdu3t8ZAAeOHITQeX9PGUh0sbHDqSsryPqciebMeBB5wr2DvL-K2Gs', 1795455448977, true),
	('01M87QWY8VD751D79ZAWJHKE5A', '01M87QWY759V0GC36CNDDYPM76', 'receipt', 'HG2026-11-0000003', '受理回执', 'Receipt', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'HS8WMP4GKPEGNVSY', '', '', NULL, 'v1.aes256gcmsiv.k1.Nrh0mX5GmB-wytJNXWYWQh75waUbbzRDHkcoZ6nKT2XmmXse6p1N5DiJnwdP04EFb_GH7W2qY6gMvXBIj62LBfwZXwj-VCJ_x6EL7s262TmtHOqE8-jQAHWjkr-P34EaGK8buTarbNFLZf7yAtxhww3J1YDXD2OEEktQ1iyR__np7MiHXyfb0vw00aK-fRRty9cCK-EVw037mZ7Bc3wdYAJU-ek4NWogZIPOFYKxjh5OF4V-VT0TY0FpggCZ5_fvTMSE1waoPUwsd7QULY_c6R7212k10Hf0RWqDhKZQqAVxrGkLJCAYzounX6T6YoSf3CwXN4YiIADKm1M4XqBzZp_hC_GTRCaxWn9TVGeL6vOyIdTqYAIr6RZPasO2NuoMGJnBKGI5cqYxp2Z0fGAkXzkjv0lbr-uW0DhSs_XaaBO65s6DWjYC5u8mTmuiHXixI3BQpuI3v9A-ZTwgWWTZWHvEungl_kffk4EWaZnb23JzloYyMPPJcsMUoIFXbwtcOtGObYEoNBNQoYx8kDEZtaRbtmuJN7SReXOu8evESzMkLSP8bhYO2BDGA7x6CgOx8t_Ad5m2P1T7fbT31l2RPvtiBsPJUtyQ5vrFeuDTUbb92BOOEbw1zkpSKIjOPCQzwSzL9c0HgfCUcMU4kHeOgohZGHn86Ruov2oo7QZ9EpQwMusV_gnhn8Ww0MANkd5_UqaT2jZWEFkyN7BW0egaJKNzRvNI49dLmKBXpfAEEWtvTjnaW_i-Rdnc4dUO27VHAluvsCUOi-3CofSB_yhm1Nnh-rW-5xl1dH9ispjgXtuiejsL74xxnVBy1YcWZ9SVVSYTk__QcJfszSNxyDmLwG-c2zXMbsgJi2pLAfXNciOBoN8PnPi7LvY0dwcsDAMLa_eN338HMMjvasmnjIbvZ7KXtdmWRmNEffb44u8hz191nMkPVpM7UKaRUFebERmCvqFzSJ_NtzdQErRZ2W8JMNFzGmwWXpN3eEQwScvQr-HPwubzj7ZX4S8qoF9dMRSz4KRJhrBIOWHIJ8jQYKljTZ0c', 1795502178607, true),
	('01M87QWY9EBV24RX5C16V4CN4X', '01M87QWY7M6HMN7J6Q48AFF34Z', 'receipt', 'HG2026-11-0000004', '受理回执', 'Receipt', '01M87QWKBXE563YFC1PET8T06Q', '东山区综治中心', 'Dongshan District Governance Centre', 'UCECXSFSKPTNBYBX', '', '', NULL, 'v1.aes256gcmsiv.k1.8iJyJQZgQQ2tSqxET5uCfkdreRATs38ktA5H5BR1-0gMyMLhK1dlLaDZetKU2Dazv-sglspshtntBL2kNbeM_2yWTjhXag8qtdkMR2H25qb3ueUv9Fx8UNnLyvUQHiPAM7JtGIH2CIhenu8bziIdp-hMdJVXR7nJnIUEx31XNH4OwPPZzqMuu8ZI28JKBYY8StVGlWThx4OmjzgtlG1rolDUjhLWlW2N0EkdTLB2bAsbw16zQxodqke4A518049-tvSdHeLqfgj6qWAkkHxkByc5UAoc3xcJbp1P3LKdLwi8PNny13R0JdkSsjYPfNtkeA6DvqpAZHmaqobyRJoTieSACswYuNf7288_lc1O3sGGuWAKT6FoLVXo8QRDO8FpbML-7TcAoKeJOJzB6-2UEX-gkUgFA1vmO7LS06Oo70n78fzfMmfww_j7B7CkzhtpMMHRKP8qK-zbEMe90DJmwliT2asXYQQ3FG-fV5bMJKO7I02G5pZ0NeKgWI9OQcYnOKEp0JOpccfFY7wTScbcssldOaaDxAoOiFtVqeCFudX1xMtQAMH_FgcuZC_ASxl0sSTXqrdU09Z-MwJsmZ3X_oP5QmIPmbyyaxyg8r-n9zR5X-EaYI7ZXS-quHDg8cOrQefVbJSTTFwax00LPBzaVg8ZxvaL_SPc39aV7Yy5r9jcKsVTCyj-ir-NbYSEs3Dg_o4g5UqUXj3_EsakiOmDdkdyYX9DbSqEZf0603LB-a0_tE257iO9Rfut8bbjyamUxv9-T3V_eiW8n51UjfX8YdE7493KUixRoGDhKh5rOQoWFJmsKZQ_bbR8tx0PjwOoRQLi4RUiYHteGZ8fiJzYKzxVUn2w-1cptzfYxG3N7tt9Ho3Cwu6DZzEQQtPOtv1wrzwfittf98FFu9Ea7BloMfoxO2NyHb5egvLtisTecd0w5VEit_F3XRex1FTm5R6fKHNF5SWvS5Soqto', 1795554710148, true),
	('01M87QWY9Z05ZD53EGJ7ENCQNZ', '01M87QWY7M6HMN7J6Q48AFF34Z', 'dispatch_order', '鹤东山综治〔2026〕1号', '转办单', 'Dispatch order', '01M87QWKBXE563YFC1PET8T06Q', '东山区综治中心', 'Dongshan District Governance Centre', 'T4Y5X23BKMHECPVP', '', '', NULL, 'v1.aes256gcmsiv.k1.1f0osKBu-2gdlbyu7P-bNVADmJAm-8yQIJs9tjnvru8aX0J5nD9mwj_1IhBtfobr66uGAKii1eylvZUvIhrX_ySvR01vEtuZjxyEvDfuQ9ZTQwN_j5ktY1ru0TjZLNFKjJusEVim2ZX9BKBc7vFC0CJys-Y1nBnzN26wiv3Df85qV82gKwHgb3imlgigrbbA23DYrD6q60TNCH_vYuZYfB3RIJ4uR0wa_KzifuAGtZjn_4A5PF5RC_nCmq52zO_U2n-iK_A-6dPI2pgid4bPrMURVYAQmUUPKMsRlW-FY_1_A-2Z10xlxge9It-Gkjv1aMwGEV-CHUyApppSGeGn2omL6K2vbmwR0Qh0dLE_-t5u6ymbvEnwNzIHkAyycjEdMLy2PgOlQD0MLQnVbGOA6SebyLyf3VrDNsWeTftjLLotQEQ9euCnliD4xsnP1dFSu_5aleeslFohlU4TfSwarZCOUA3ZnJGNo628DavFnHCBFYwZR9Syqyq5QHCs0QiGjoj-YOV8byVX7k8NU6bVfWGb0lyrkCXTp_lPYJ22hEaFlTPYD1W9BMdQvIuuF91f4R7FiC0zRILKVZbTv0ediuQiFWnynpqyjmuH0CwLlnUw7fTXSs6hSNvcv3eU-E4ZGP07HKpqVth6MGY8RiOaTcykciboR2QSorOu4AzpHJTlyZI8omIQqGpaU9I0Lk8AY5IN9YvKMt7zVbEhqzbnwreMTpYivDYTxnrnxfc5xDdONnyHYgN5wvT8ooKMvXl8HotCcb0babfMjqKzE3y_Er2hlkNai6eNMz8Zah2UNMLJDtHjeE3OViALNQxcnzbHDSHgn_TsLzbmA-Ihy8kDD9f4frIRXGQqLiLi5m1jVT03B61HguucFxKQ66Ur9X8P32gtVYLCFX9-6SU7uFofAuza5nkdBO7LJmJIPAClABT04GtfnrjFu-_RuF5CX4WJ_mrMcJV0Jy5-FRNcb47tPmZbpaCA3Spfl9Ay4CrHlRFQPnGbnEeEHkKUJI95LbXn1zekVu8UcdpWu6kSUYAMjLoeQba26acY8Bo6KqSXlh-DntX0bb7J4mIJuFACaHEOmgIKDL1ZOaoZHfdUosTuLQ6McYveUg7Onb90LSfv4KorTABju1xzXnF9SMvpO3ZheIXIrNhryU5wqX-G8vXG1kTmcXKWuWd0lJpiI_1aATcjpIoWsH1wKp008rrtu5-mZTnh8Wb6-RWyQhdR9_2_aiz4e-tJ7Lzj-rHp2UHF2PHMXAw845F9xA5Aw6LuYkpPPuq4ZDkqUnOAs6QHSbW44pHNHJI89WRpTeiqNgpUf4tJdopfwx1qyaBg1IvHcD8f_SGKvM1WmAE8Iba5ehWbCqktDxVwzOHgQcHTwkxrflhqW6fEslwdCjUiJiLigrzSXzd45Qu7xf8cWeI', 1795554903593, false),
	('01M87QWYDAC265VGAJMEZ3YFH6', '01M87QWY7P0WMFQZAXXPYVTC1Q', 'receipt', 'HG2026-11-0000005', '受理回执', 'Receipt', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'ZD9W2K63W8QJQ2S8', '', '', NULL, 'v1.aes256gcmsiv.k1.ALGJlXvryvzhXSi084AdftP4gaSzCsFfknsSaw0EpGXDxb275PQkDk1WufS4_TCLWM2C4Advj4uNH9kbWrUJsZn-WG9x9gOyVcQQKXZ_gDZL3sPW0mjzTa5y99F9AfGK2yjKK9VaxGKuxUpzkyKI-Zh5ZjSzFv0lURfhL7liY-T8NAGc79AQaGvEN963Er0A6Z_MwGJUXnzRuDsny0X8zcCnMUI_tltLy2TRGzoUkivE4Ji1DKjBA9gTC3_Md_Dihn02gj3OSkVifriU9hKbfMenS8iMtzCg6ojBzfjcNrOP5d5warTgt6l5AiRSTGP_-0PAvu9kjH7WnQRILiQ6ZZyT6EvwqaLtOL6Bd1ki2UBVxpqShAIfgo3c-NCKX3tMgiIEvAvf5lb7mlXT5OYA6syFvF3GP0Ej-wHSc_brAnrLBuGEyiSVxL4u7sOA_lOE3E_NZk7rsADZxgOdfNNltxunUEWYf_OkeLt_kM5C2Dxz1jFWxnZIgVmLVFiB9HxCBN-Ahot7NuhBuodRTvtj28B8Hid6hcJD9Dbv-nViOkxAWzto_Xuhl2kZGTxF4801VRc4E7gHlfEy2bueZas1oqrlr32wiHi8XQEamP2uetHCouj9tX9KrIe1IqxvS2BS7z3x4OZOAyef5TWGcD4obFF0gdnUlI8OT_iRonvfzH6loYXJTnDr6vyyVt4WL5zeQsx9wPjqJBWQWGu8rSOyvhYMNJBxxXAcTM2z3FAwyBJC-ZGHbMmBMZnL1Kv4NcE1ksN1_MB9U8iGUiVYVnZd2Z8QQktaZN4vcUMALWYMr2iwvmzahayu7S-EVQr0EDohHoMjlLVk7EPv7xTz7NHWnlzuTRB31PnfKJWXm7SAErxuDcJIQK_N4hbUFZpd0dKbCwfZhwb-J-PdGU8DFmfPUIP4_XBI1dC2bdYEWzRAtFH1Ee3YQ_JX6cLX80gXdSv4JArXMMnba2gNu1oFw0AhufivwVnsTNkAinEjKDmyVZVgJxPak__5nhOzggv83bMk3DqwGIVsg7OVROniXONEfxA78CqN6A9-uKCyWL82_cVE6SjpBeHRKBqAK1cX', 1795548823644, true),
	('01M87QWYJD2T6V9P6PNBBH46R9', '01M87QWY74BFT5VH8YNEYVPXQ6', 'dispatch_order', '向南翼综治〔2026〕1号', '转办单', 'Dispatch order', '01M87QWKKW59HM7MP7W1PCZHDX', '南翼街道综治中心', 'Nanyi Subdistrict Governance Centre', 'QPXVCZ8NUAFSBNRT', '', '', NULL, 'v1.aes256gcmsiv.k1.ND-mGJzkklIUoEPbwK3PcwoZa4rxpLRqHJJdqi6Xev6Ht_MjAWVy_Qo3bCHjcTXwKD8OWLa0D4NlMXQ6-glj6GiqZITuYIYyFYv4LhNRJDqsBmKXfQ5aXrO1cYPmi379eJ21YKFMSKn3Ky-GtY9Ov30uI5jaYK5jdeaP8s-W73d3yzAfoOiQcjqcQnRZxX4kKjX1INUqobFpBxaMZvoI_PFyacWa6uml-VGh-Zu-3G8T6mCOY7hsLaJ-CODNEGXx4XXaQUT-DYkVeUtm14yxsBUHI2Gv7CZmwYD9kNQJ3-fLqG_zHv2k2rbaJYzHGu268up7WjjasJSG7Dlw8aHeGfeDsDbKP0o2l26NPURaEMkRUorxJt6YckPZ2KsosHPbvk6FQbshrSMvdlgd_GmNdrYVEjXF7Mj_WW_ZP9RtVTTJuaHNEyIWA8f_6ThRoRnw21aJrar80C_-7eqScazd3RGZ1Y0QMtR25td8vPhq-vAbYJBdFYj5GHC2Uqxff7QulxGHm-WwaZTJLhTlhLoWBuvVI6MzGn2WRpj09USz4M0crvtP5ehlcccQPXmHocFJLvkPw_UioiQW3SZIcFZh8ytOqQHAjBWf7eeQbpp3KxsuZAkKRAV9VHkpCntoQRU2SqLcPPzcYvLBspn6df3ha6TpeDNYgytqspUvfS5kfLhyXJzyjlPKFVozpW-4ZNvJ_vaZt7mtfZENx_DGPnhBXeLzmHuKkxnOu8c71blSbPanj79OhKFZ2wRIJy3RSsIScvUmc1Opvf3ElFIaNpiKLkvg3_gzwij7tHfeXjYPK_cGjY48wo67BPluLXEC7exyvmtftVUBrrYbZ_Evz-sDf_6hpMigJ4IMYcC3s_dDLH0JlHbfD658HZxflvKBKPnkmXggUO_OC1u5ZPdloSnoiN4Ni4nuZ6vOM1LFU08ibPEykfKJHaDTaB3BFueviyGkeGBAhCa5gi0ajSQf5QdRPBktomzMCmHuC4TsfkMjhy1HVuraZAmvipRaK53kx2mJ78kzdhHU0JLMkWb8-E-Vj6_6x45cpedbgxCOuUFyfEfEuGCxX31qnm6PwwnQ4T2zWcjTbOVmU4y0hEIjCsp_Rp2iOwxS5NwawV_e9Z4TPFDViMf6XbiEGRAGXIeCUC0imHhuiSXc9cZGykAgppi-rSwtkUkhWPzVciq-KmPXZVDLSVfyJtj3TVPgybl2ge-v4mq0QpsTE1UiZFXvh6y2bbhrQF9a1WyxTRh7dYsHyFWYLe30VOSKjRdN9mD_X5-FTzEeeZnfJF8hfGSmFWAVdnWqxwV8Kh6-XWiC_gX8VAtT8XItEBKoLL7Ov_OnpfdroVqjhW3uIXFhkbeCFoxAvryM7jxRUfhC25sTnmKbt7s3biYdDO1fW2Pz7-vWiaEqer5LHeVub2AHPgwE-EHPKNN6eQEpTua_wXlXEOec0SFoRFfG7Q', 1795496580000, false),
	('01M87QWYE23ZCVC7A9THYVHHG8', '01M87QWY7P0WMFQZAXXPYVTC1Q', 'dispatch_order', '鹤向综治〔2026〕1号', '转办单', 'Dispatch order', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'CCDKX7D9XQWRKPGN', '', '', NULL, 'v1.aes256gcmsiv.k1.Xr3lFp79Tf_ldInbMDrb4tugveRHob7njWgfNsvP2j-VFEwekSziA0LJedzg0tluhjvBlyUHeuXFDBU8wVj5JBkdilLIs4wNOttzNOUWjldjJoiqHolxr2XpFQJaISp7c1BVn6QgomPHs7jIiWrbtN-53MO-eqvAOths9NrtJuGmqIgVQWDsn98JY1syh4knkfGPkwBckr78jvEYaYcsVVT16XBfp7eKKtRUlacPXfNyUc5MUhrWAxk4slJ_TtUsC0OAtblnpxZqpEwLBUMIHtdP8qRTVq1uBYLNWg4KlEo5WRVP-eB4nvmJswFhiN4edmtYQBTiBkdgAz5NHOoQbg7F9luQVMySpr7Io1Lkxf_Pl-KUgs_tBJn8fBVp6nLK-xfQOSE-VTFRUvAFWzYeV3XgX2fpNoyWpyjIwA-0BXanUgxTKfKhVDMe5bqnEFnqKmYbVSQWpus1F1rIk1qAiEv5KBrKLnoBpJoclSZT2SxB9FPFx9sZCBsS4a7E8DUwjUL9OVyZVdpK2-KW26i1UkPfd7Fg0QHFAmn-5W_ZvSKLcHFh1b3XxXjWEL0Fd1574t30XBVBF75xX2GASmnqQG0WtG2szkadxtDKuDkKIBc4NfVvhl4JmW38Erw2Go2pSd2VE3JMEYcj15vncQvsc7K3GQWKTskPROTgjS0HsHNr4V9jDgg6g1vbVr0VJmq8nv_K-mFyV-ETnv1s0pGF5i4SDK-vcH8miYlhUnuHhaB44KWM1lY-pwwHg6Fa8UuOL8axx74KHSsggriimtTbCnU9ODNisD52kk135kAjlsL7Lk96pTEi6gwBn_oJcpuhZS9I1wBWDQvh83f0jlLOGOrJLan9Hqd_2iulkV6WGN0ArhyMMLpqFjzNbr65BuR_Z4zMuwCqJW0T2OUNgV3QjKizrgrEINt7WlNETq0fl4XYtWJF7kVH7VnVvBBUJlxC0duP1ffkWruTtbBxJEpjBTF1M9YwQY0iwabOo1docRJL-pybnhOIEASwMA5VVnPkWsrDHuUDtkHP68wmk8vZ1ATbw-BaV-T5k1zAxrbO9oCIMMWEBDFcA9BpKCEyxKu0xfZZ6XKLpQovKz2NZJ7OJqwU-fNH7U4uIiWlcWPtsCz5yueFNXLFIL0xGrfv7mqKWEcngIdPzQWOpDs2Vo25tYOIN1Qpa0rPhd3bHLJNFG10STTP8VKsIl_XEocPe0V6-rYfG_rjT1qvWhy6C2Vyyp96KDqmi6Pw744F8vFjRxzCsd-6h-C_LppCo1SNxpIf6_UEOTsonHaWh-RJg3Cwd9kgZzQIOPWmbJfIcg4Lc5tvYEg6kqhWIQwHrGdUutalTdXO48izMlBqzkiy4Tf8FDgmi7xvJ0qSbs_GGAFmfQQH-vVkPZVkryKh9TLUOH8ddpDzusR3TP6SLQQXxIZGUNNsizyLCZYgEaD33YGY6oQgilYBzRAvaJkmCQnTmu8sSxLTZJItnmkGhuTqBKIp2eABRXYwFHI-CSpB2_CCYw7qd7EDmy8KJO484Ji6i20F8sAM2thTT4su4FUfi_VcNfMpFHLtm3qN4W2qCQ', 1795550449995, false),
	('01M87QWYE75G2QFTN998SBCGZ8', '01M87QWY73C7H8ACK52X203PR5', 'receipt', 'HG2026-11-0000006', '受理回执', 'Receipt', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'HQ3WZHYPP9FUNXJE', '', '', NULL, 'v1.aes256gcmsiv.k1.WqqS3q5y5HpdomFps10xA8bKsg_WhXYHfcadu1aDiPVVKo1cnWnpXzj9gyEpwyCKE92Z1wG1Pz4L4Xd2Bl--OeZjJ-KMXurjm_QPVn3npdhovOpvIN6BpTrg5M75tewRH7JZVBnXYAP0LnQTqV0Ypic9lN8BXphnH7fTf8J669X-jxJO8vIfeU5XqNwxVA6NjcYWMil_e9424lIy2EWoWU9rVmD2XwMExKZxGOH9vqcTW_FDU9VQpDg6ipHzj3xAhXFxPcdZm22Xl76hmcOl3G_4C5tq2nxH9UnfYQuqFxEHb0wd3Z1j7MRD7X2NenHuv3DVuobc-XParAOxJI1xG-ifWpGAy44NjQDUU2XUEvkkcfnZWVsQg5_SJAT19QgYNQbdjBRBlz2-m6IK_Xc_7Ex9jz6bLIdpKBndBHUtB6GooUjBpKCUvLoGg5LsgyNEv2bvDLbgln6RbveoYjs9pOJooQOtiq5akdKseCZ1gIDT31yD8k31iv4GtPUlzbHADJpA5-LdDbXpIRkAZu7TotGa4bgaaBCvxfmE5LoGKAefZppDeTR_d9DyX0tAppWcYcY0RVSynhumWG4qFisv9GM98Zu5ZxC-9kujEfiVvpSdSXM4nYFfxPM7d4SGI8JzoJ4T8xDn2UODlDVnBNCXGNTJ6CoB4MHoNnsgHY4gMIPobrJldLMv73d2UduzZJQt7P8q2vUKJDnGnJsxLMG_APHaalNiYf0V-omm_aOGPDtDFsNwx2wZ61v0RadFIE4UXXLRKoIbGkuqRKKkgeM4QkkkhQJipmOiBieeTo_I3eOlvqcsfWdLHEAleUy7X6gdaEeMBsEv_-dUIDx3Ojgzqt3qJLnaj3gx1rgR0fWzOGSxtv7PxSsWqbLVYpUFuzB11JjHn0ytthrqJMN1OMdi3ZMtUnYfAmXtbH-BUvEtxIR2', 1795543088714, true),
	('01M87QWYFE24SFEENN7GKD2R9Q', '01M87QWY73C7H8ACK52X203PR5', 'dispatch_order', '鹤向综治〔2026〕2号', '转办单', 'Dispatch order', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '5XU8NGFR3T2V3XKE', '', '', NULL, 'v1.aes256gcmsiv.k1.DPfhX0aCmMt96ukzDS6esVEFNBjeUwipXnbZB_KVzt7t_FdKOggLXYZDvCD2GnDflOvPVi2JjcgHnlT-ln3Y7MwoLILDTUQjmvig2O29Gup9YiJjgfWVnW2ys0LfPdGpqFSYAinTIqyfBVEJB-4QCKwXRwoJmivHV7GVOvSgxi-HTBA92M-7yMkWnjU81OSV_YCI2XcJraRLgYCkI3nAlIFWEV2JM8tmXtXCHOTs0AhyvhB4iz8KHBoHah14Cn1zVQ7Dyza45mb1kSCAXX8ZqaIJoZNqpcY3xjYtjw0AZuZuS94xRPZVkXxEs3PlU5gZJiwmNqrhcrVDtNnJmUxbB1duGkVDuHMM26xauvaMPyKytS5M-jNXf-lMi8Wu6YT8STum3f5vOXivkQ9RQsLtyS_vMdTatMuKXiRA0VqzjyQadRQLX6X9-4yU5ivmZCBYMA9gpo0aYAq5CgvZYY1yFaspTK4FkfD1xeatKgNOqDKnGn_JQtLz2sv9JorvHlLOBBobJVMZwsgCVbD9YOFbaEmUwhipzyGdcgY1PpY5AwUQyqWE9K3C4g27_nO2YCc8vEc8QHhBT5vh5swYc-DUKNrcJbR0WjpsVNviL_LAv3Hs8jZ0lCKKCwWOU3G2OUugEHlEB0vXe1ASt2Dvf8uojqgevtsSxib6rw9hzhVV572C972OGgr-PY8pCGEbe29dyA7ZSE-QdTQLhi6rB1YCEPBZdQt7Wo5XOW_Vf0wrDZ1Imhh1JsxsSmlL64k_Fj-dwhN4JxpJr2ImNt4Jc_FSBi49TW_2YB6M6ZddMF--pNMOOM8HFgoEm64O3j08u3rYbcz4_FusrEw-7dKDP3h55ZfIwnBXtFm6x62Iw64JhQRBcYCVBGkinpfn_sC1FNk4ZY0T4LZ-cyJSv-S6Ju4l_lKFhe0unVNcKyqIu2uWl-dlB4mMghrvwBc_mgDGntP6DxhrK295b59ZDf8-xKRca04Yqogw_BFuPJeDwyrlnc3SBRl2DFDNrF_nvTNFFogvaUfuIQpTKShbLXT-FCH_P9qJPM7dfJ4ZPaEoupUtue0mxjtMyAylY8H8DDWw1htLwTo7rTjsUR9O1j1Fu3Ifl5J9mistospjs1v-0ClYAznQkcfC-Tl1juY-3bLsBSxKWwB-652WV3s1DCIKQcpXNs7DcLAIdwUURIG75jA2MAAC3IH_6rdM78ljjwpntNg3sbqihiaufOVJnOzz8-lbUWGDIybkz3wheFc8F4zFJE7d4-IyddHsLdUP3WNOKtPzB9uMH5At2JhPkS-desoLHQQxqsOGKI3L2hSWZ-6B0EEczl17m2DjSj9_WqufGc3jZFQclpt98gFAti8BoPo2QmFauXMnIkAbNoTi64BwTg9c_kLdRGC-PQzFv14GcnKg88VRKJRmHyEa4hMKHn_M', 1795545299013, false),
	('01M87QWYGQ6GDFEPXEQ8WNM0Y4', '01M87QWY7M6HMN7J6Q48AFF34Y', 'receipt', 'HG2026-11-0000007', '受理回执', 'Receipt', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'VQRXYE8R2HXZQUU7', '', '', NULL, 'v1.aes256gcmsiv.k1.1JaFbCyJd0SwahCTxJ0AHzzXkXqcZ3h3r5FDUAQtlkK_Q-YI5Z_QLjR_UMIuSRCofWJqRkiZO-TYTzBDTMXAwJUOx8FNH098e-Pi2eCfbKqvztUuBPCtEWS54x5iFMC1_NFZx1OOveb0xuZnHO45Lx8AvhsQqpSZXnLXv-erdYC6aNMFaLP4xnSHbQDqilUWiJCangbzuirvYjo_p2bdK-REz8374cHjm68ZJKJ-fAsTPXMCGXOUlcxFAVNH04306wfqWFl5kUZvMVruWl1j8R8BQgASKOhMA-kvnuQdJvmFr15LNXHDdvtnLz5Ld-Aw_q1-cG0Lbu4XHN1Z7p6_8Db4mVpor_1jCNm5dxZOo-v56TFGnPlY_4G_Cq5TTk2fehBhfs7vndDv0BJFigQX4AjmuKF4RgrCadntFsUpD8ZSRAfmfCX-8Dd7D0F_zQGj62zl8O_r0Mz7JZKpfFdPDTZF4UTkcUzUkl72hIYML7wlwu28f-LjRtolk7VCAD5r8hSFhhPu2iMEwVRPRNVbW94lgUhUnsXHjjbneszpOjhapFEucEvR9QOJBFZn6peRsupdWDmfu1CNg1yP0LdT20vye2CxVor-yUs_Z9_-0M1BvanrC0HAmqAeb8VVnMQTFL9YqkB98cKhP9DQBXMPLWLJmhbZyyPpQCmawGFPRAlkVFVoSA3qA3d_YeVPWK5-LaOoCrpHxqcLyE3khSoaiP8wp-C1qqS9jhE50yTnsK3tKt-Fv0Gde-535MLv5QAQ_z-lC1LlnXUrFRgQFoyrt5bIMg_gefL6bG9Y3KiuiOOie5Nx8oKcquaLx5MXG1tUJXCZiZFqydCXGHAeWMiwooyOgWj_KolaZXRpsFowLrM3mrGYQBpHo-YtRZJGp-2CAXzcZdnz5oZepas2gFoY5vVrr6AzV14dgg5F_WuDTGQBt32KxO_s1wXccQ9n5Q', 1795544142243, true),
	('01M87QWYH0AD5P44A3929KWVJE', '01M87QWY7M6HMN7J6Q48AFF34Y', 'dispatch_order', '鹤向综治〔2026〕3号', '转办单', 'Dispatch order', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'AQR43NSMH94HHFMC', '', '', NULL, 'v1.aes256gcmsiv.k1.4nhbPYENt2MA0np02U3pEdXcZRGO1XNotOJqKyvLXwUFB2l-v7BMwqjvMZXYok-k215h2C8Pd-q2crTnUkPuNoh0pW_IuwgPhbZJugrloAwWl7_Odi4M7KUSxhTwK7i1O-MRT_AQDxtsNJovm1_OJZSg5rAMpiI_FbDdmLm8fNOhOnKlwoCs6PLXtDS_odMwzKdPYu6dlWwWoCgoT0ng1wM_vgbM5Jwl-TH1WrNjiGzGbuNE5Ljw7c0K_xiTH9Rm_RvQnhdP41dk2aNtAqRU3MKGEHncITNbGw8ARVYVvpRXG-ZnHg1MRf0unjoWevxBkpzmhX2wdvsYYwEeamjlC9IeR5Lzq1rbpmkh5lT7ZrelJWrQABs-lRw_R9GhNT1hzcWUVJkg2NYfTyf18dQ3pG7boKNYWbycpxxyjM3BeJnMiffgAkmYaOoNCu5ssQlAQHHg3j6M0BDY4NbMSiGWiunU_92bdD8uca5S5c3VrMugBi98w05-AHPyOJW5-j81mmJKtlApsMe0Gv0n05IepnpGAlfjaOCybfE5Q6UkQgaVnziKT0MVWAurlnQbvoftN1HCUdLUF_XCyeEt0Enu4dMDMyr7yHXRWbdZA0lEY3M_ESq2AeNzs4oP4m32qbgcIkE6V2X0NlAa00gAceVPutXWDfG4z63G9YPLz_CZ4NkOYNImdojpYjYSXqvrFA9R_rH-yiFxhdxWlP3RyITszbZ7WXcxy2vweK0HbqcSHF2z7pBOE0hqqNemoeUM93yUCUq4AYv59X_FnWwiCNKLGszl_um1IJdkIqygUYfZyAXosvZlBH8j5mNuVVAg3JVbUVf-RsGX9S3DD1jyPS_3TfgQoQZtzzRtUsuuva4TPlO9o9FSZ3JHWEIz_alkdBiM3fJxgaew2cS5-QAli1GVFreJSU1A-e0hxi5Uk-bIrmbZ3AD8eRgxXCQrNIY5uaJ_ksJwE9aXWVXyVgnSuaeeR9l2a7ODPM6d4rFwhQ-Ll6zD_5CjIqZW63sv4ZLb-eCgntB85HKY4heVST6RBqFVS4JFHyEI9rgnkQX_k72OwWIkGZ9bD2E5vQJJ-GJ2GTiYoDrSm_gti26ONRL2_JGfxCr5S6fYIMvWJt9n3tP8NGveCFWPdpbi-sQsfuIp9i8RmFxVgr5tcLlM8Dwpo7SoN4l7fs5OVBeyw0KKwXHgevkO3QuS0njuL9FAze8npPDo15z4ZgBTEjOrChv5SP-5AXdkebdI0NOIG-j1HVAyS0ttt02dIxAB1ruC9JSdskKcVtCTyz2gbdYajU8SdXbD61UtGsmtsMn6qDS77Vwa5y7YxP4BP4Bm1K3s8oYDuyIc8wip3_8xjHpefffXmFy09zpiTJFVdEMF2OMgRL7nQtdDRUf5Ev98JqhwJqGj41EinLRHsA', 1795544457638, false),
	('01M87QWYHA5XHCQZED4Q4ZRGRN', '01M87QWY7S4TQA38WB042KEHG6', 'receipt', 'HG2026-11-0000008', '受理回执', 'Receipt', '01M87QWKBY0G7ZN5W2GD92DYKA', '萝北县综治中心', 'Luobei County Governance Centre', 'RENCQ7DCM834DD7F', '', '', NULL, 'v1.aes256gcmsiv.k1.7vVX9RKevW3k719FWYUKAxYZCepjMJQVulbJFl1Wr9kHXUb6MVHVKrdDgL9ltbDSeBIQ-Jlvz0zNUmJIn2BzHP7NqhIE33mz5yR1roctiECDaj9AERXGPfXa8zDdnz17HxIUWuxpMWtrOXz2ZIqhIzkfznCf9Ww2m-PwhRYEbaPJz3-abur_rUl2jTWl-ABsx632LSXuhinyCGzFGPnNZ1wbWlALaFWemUxiRH2tUz9gXQ8PstYvTbOdw8k4yXaMQa4L1RBfG8PiXgLh98qbIkK3EIBXbwEyCdV1KURppmvXeM9MJVMlmaAtV58RfR16fVPxoDWzqCYHL9lPJTSXQjiKW3XP7m_ZAVEUxNdZ21jZSz0hPkNH1rXzjU2Bm1A17sdnpUAEZSoG-Colg2TIw5KKc06uR4UR9M5kzxoPNqDaDZHwJLdP0y_xDu8vSptmXmvCkh-LcZxijaYZ-KlkNHZPlgx83MiCT7ieiFfl0PACWnq-TKkL8VJej0pdAZDlT04FU0nheFhjP7VrUxU_-Yt8kkIlfYAPlBM-ilavtbbzDfOaDouXGfQhGHviAGfaWFvctyecEihNMZCxVINxFGwJinm1YH6dkntnGepT5Gtv9DNxhx4StfYG1d7jjFycp0wv2e8RaQ90gptx6Cbm1I5fDwR2MD-HmDEmZDzNMceLNaVGTnF59Wq2NuTMuzqs2eBUc9fR6JgTraR9FQTuZNP0V2NoTx83FO0buZmyjYOnGsKEUanU7OWysJej7faZRTbeEOECxIlmqi2qxWyxIqET8hy2_s-hyYQnB7dPwPDH6AmWL-w_XNaa8HWX-9tnKu3Drh64LBC_ewG2emoLW7YuTRCN9fubojlgYncnXkazSzj0dz5zbi4cDVN9HnVfIg7Hd4DgfJ6RFfss09LUmow', 1795499501795, true),
	('01M87QWYHB1HRKMS5C70WF44NS', '01M87QWY7M6HMN7J6Q48AFF34Y', 'acceptance_notice', '鹤向环〔2026〕1号', '受理告知书', 'Notice of acceptance', '01M87QWKBWBVEZYB9BJET9T6B6', '向阳区生态环境局', 'Xiangyang District Ecology and Environment Bureau', 'QF2FQ7ZR8NUEFEPZ', '', '', NULL, 'v1.aes256gcmsiv.k1.rgAqxzScAYHdh8EyqJ7nruvKs0MaBrelhfa0sCQyH5n19pvxh6mcojFEP6B7bXYRKeOQZ0pntrRQXNz1WASM6tTPKKLjm-D1M66efpxnSt8OCMhcz2IQxK-Pp5N1gUGA26Sm3JsmklwNoyMmWAujmsDpwxdUi51OCmo68kKyhfBJev6emZrgC9V9flLJrW6mHi_9qBf15-IQ4PAwTEzuDKeC3kZujVrPWGFJvDugbSc6fU_ShhQiqnWDrs-7fLMtTeRzUYoXt3vPgNPFQo5RD8azfKO160IdWHPQIsYNz7bd9PJoWqnTQ9d41_5RdhESur_sm1vq5MGQwTKFZ_EDNBPrCdSQu6Hnpm79QpTCubc-fNKMGYONY-OUglsJ3yJuDXVZAViiNaX09QqGCexKyqoPry0UhYVLIJXZOAnylCnBx_-tQn061FD-abPXrt9No-TNl28HWGfcP9B-NSy7Nwj3I1ifQ2zDyk25Vxgvpt5ZgHG-GCOGga2vzK74h3ZVb2CBP8nLETAX5z83cxhJ0_c1cRY--RGk31yF12hIrBsTS0YmtP0VNLyPNiz8DTmJ4Tb2_UPvuVSowpohQqYY4DmRopLz07S19PL7zNsPXr2ZmCaBBpPOfCbpvLzYXhG4wQFEJ-dyLXL3GZe_43SvDuU8OGZaCjSLzA8lE0SKKrr_BV0dQN7C6YcLkfl4CqjCThQ09sGMudwlkU1RerYMUzqh-NRc-1mVz0I9HPR7yWtLM97_ZeshuRth9cxZZpuzHYc8u1uKpz8n1HjhE3NMa5HRtqOSGPjGxgcV9G9RWWaImaZyEzT6Af9SJnmaJRaD3phB0oNJKDQ3hfBm1lrPHn2hB0K1-qQJ4-w8T500y5_OD3Q7qBHHWmhjmkp5ova4MVv4kvUY3iR2WiriSOl1EkljO0DMBVE4On-1SJKFR7Y23xP6wJVxJd7OVJjI4RLkNuNBd6o2tVcDTXfwDz8JVVuUNdoYT8noODOhUD82QB2wgVqEu3MoATgyqo9Y5Fr8w97d-NxF5pjaGoGxbxJM5Ane04SoD7NnK05Q4is206kw-6IgjzuPKlRt7q69mLO_EwD1HU3NZz-woK2sscwIEUF5Dn4LDHUxa7Mr_1MIeEZgVyOgxEi8Pp1rjfFqYPhhp9AeHzSbufcE4s-2W4HKHrN_Qh5PKXXR1uaaKCZNbH-hbxLmNdUO9wWTXLsCJNlxeNr8u5YeBl9Jsd3fmW9aEQ8XPO0YW-OoibcCgOhHUsnPx7F5U2yRTrPHYxcIacQS97QgfMM2VteMw76X3M6AzWjTUryjYyuwnwD65rqBD7L1Lneks27oC0Yke4KmR0VMWCm_UYhqXJ5C9yDEqIbSBbJpMMekc8P9poSMaJxgXCwMJHs', 1795548651473, true),
	('01M87QWYHRCW3PXQ1956GGD8A8', '01M87QWY74BFT5VH8YNEYVPXQ6', 'receipt', 'HG2026-11-0000009', '受理回执', 'Receipt', '01M87QWKKW59HM7MP7W1PCZHDX', '南翼街道综治中心', 'Nanyi Subdistrict Governance Centre', 'U77789CCMMAF4SVN', '', '', NULL, 'v1.aes256gcmsiv.k1.4xQcyQnnqNfKWHqiukCYr6ixhrRPUoaWNwZU688rF6eQGcmzQyvjmX2QBzpeaO0IY9YRyF8RM7g7c1kzuoUN6YSaKobZEfsZ2HyIN1EawnChpKTdWbt86voow9TADrfyXyq0NWR670mYaJYJyh2l7G6JKe41bm5Joer2FaCrKNoY84v_9ZUIyq8_7jA6jECgNW5k2wQvpms0AC0DdgJthp7HVnYRgQSruGR7tJIWhc8iK9rdaqZ8ta65LUB3ih7okKChNEneCUqAQfrNwGewXotYwqfSrFzNsxnYgW1FeGdk56wv3PErqFSUzR4_5vKvq0StJDN4WhsNCDUSwQXbSyAjKoQhNqJzjcxUQ_4pdIrIb6_63tugB9p1EWSOp2dzdOJAUlKIR5E2TyXB3wnF-X842o2h-t164bSr9hRiW-lUei8ZJXukVl9k_8vIb2Ql40RX-7wXh-QDrpHq3-s17ovy7ukJMPgdINiyyIa5XcgJryyIBlWQBy3KNKzsg-PbNZh_EevlUZYO-fSd9yFQzKTcKu09-DtMsO9EvQrbgphrMcJc1f66eI3pj8Dlxzvjp7_VUB7ad4YEtsZbJ_I6hxZnp2Zq_4dUmDKXj422exQDIBJtvd6qh-vjNsWR_WTtn80SB5MEzmlmWk9QtnRn_9X_sxPyYumvS_D0RFYYAVjzAqqjcMlykNDnecthD96JJl44Vh5zm-Mf4ZnZz7q1QPRpuy_XxSWsXrJHmrn-hygCtIMU0DbNoyvDifIAA_zmfkos8kdqAqm5oVHyFHzmRwpDzSJdJ2WJqqXcMo8mAkMr8Kv112R5Xo-gK0XmGl8WzfZ-WsuvoHhy_7zM3aI1Q8Lv_S56aa47waxvft86vvP-HHcTR0kEp9Uppo6qPuch621_8v601TCVOXz4R4fWneYBAm-FZ7IvfQRLm5E2U-t7C3CV2cvL_HzeV-Yjl9TQj8tRlS8a18zWNsquEQ', 1795488145016, true),
	('01M87QWYK8DVG85A1WB2R8TCA3', '01M87QWY7N4G8WG4T5ZTBK5PP7', 'receipt', 'HG2026-11-0000010', '受理回执', 'Receipt', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', 'CXW2ADFUYTPT7663', '', '', NULL, 'v1.aes256gcmsiv.k1.iO83d_yR9IibvOfu-OLEaVa-iWUOP3Kj18gfZLed0qOptX0E0MaIsGiWBubnUzcga9AuxellDbP-eaW19mnpUUBgaWNd7QkbxmKSx_4ctqDslpurojTpG4D5uQuDRJ0GyJfc0Y7hvW8sSL7wM3wQWRjrLQ-jF32e1yA2euuD6_PhkohUh4v_PupqN9VGbXSj2aI-BXcSIXGU0rJ0-2Kvd17KIjSzW4VymqBWnFYsj6jV8o7eFKu3xoRNn_PnYa2TI_Yw00aONSyxcWxUmN8TFoPp9vc6mwl0xQFFabcY9LtLLhRCWL308aBY2VI02H-h55D4gSFEOxFYCrkPoWjiNyABJvsjLe6f6dXATUEzMiyw13tQVmSP9BzzN5qf6wpCuAHJ5354LTONxjbp-Dzy50YwwO27xu1nL2xJSzVy3K6QTOxdUYeTxwriYlrBC_4KS1jzKVr0gYJt7HCPzj-oTYIGTxElEJMq0RyR5dG58HxEwRGrGM0tnaPActqmGKWsw3gVH_Ry9GXOnR8TJA77P2cejzM7X1q75Lgf0tTj0mAbenA6Sy90cJ6gm1Hjuh_zQXPz0JkmPan86BpGWKRmAuIEMfOJlMfriAxdHqox4KDnf8MFc0_swss0zxbYSqBAMhkYoFtk9cUN5k5wFgg5Nqb2MPuQdR2hGSHokEfe4yYGA8Hc_dJ37lTzwx5ecs1dZ3qKxbQfFrh0k-QuLXVHluRkRVTPppG4p3U-KWV3pwwMUp0M0MU3tTpSLIVAWsELgqSi4w7XYzCrSLGnOqdMQ5y95-JLu0QNhBhuxtrrq_husJNYSIGnp_VwbotwSZukZHgwCvsh3jkQsRSn9Z6Vl1uJRX_uSdAfH2AzYblayr79N3KypMWPOu6t7nLoZ1a-eygevHJ8_RSXPqTxexyHGj440FxfIq0wTzRhwtl8rBkvINMcnJEqGWyOu9YDx5nxbDkcQUwftcLnlmjJGKujYS9PPVTjhw', 1795551844161, true);


--
-- Data for Name: entrance; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: estate; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(1, 763, 'matter:01M87QWY6VB0VFNA2R6EA0BR4E', 'matter.register', '01M87QWY6VB0VFNA2R6EA0BR4E', 1795486954685),
	(2, 763, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', '01M87QWY6VB0VFNA2R6EA0BR4E', 1795486954685),
	(3, 763, 'account:01M87QWTXR2Y5FAP5ZC71MH5RS', 'notice.arrived', '01M87QWY7TEQ0PEC42P8TSJERR', 1795486954685),
	(4, 764, 'matter:01M87QWY73C7H8ACK52X203PR6', 'matter.register', '01M87QWY73C7H8ACK52X203PR6', 1795455448977),
	(5, 764, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', '01M87QWY73C7H8ACK52X203PR6', 1795455448977),
	(6, 765, 'matter:01M87QWY759V0GC36CNDDYPM76', 'matter.register', '01M87QWY759V0GC36CNDDYPM76', 1795502178607),
	(7, 765, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', '01M87QWY759V0GC36CNDDYPM76', 1795502178607),
	(8, 766, 'matter:01M87QWY73C7H8ACK52X203PR6', 'matter.ask_supplement', '01M87QWY73C7H8ACK52X203PR6', 1795482180000),
	(9, 766, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.ask_supplement', '01M87QWY73C7H8ACK52X203PR6', 1795482180000),
	(10, 767, 'matter:01M87QWY7M6HMN7J6Q48AFF34Z', 'matter.register', '01M87QWY7M6HMN7J6Q48AFF34Z', 1795554710148),
	(11, 767, 'org:01M87QWKBXE563YFC1PET8T06Q', 'matter.register', '01M87QWY7M6HMN7J6Q48AFF34Z', 1795554710148),
	(12, 769, 'org:01M87QWKKXFFE4SDXEK9ZAMXV5', 'matter.offer', '01M87QWY7M6HMN7J6Q48AFF34Z', 1795554903593),
	(13, 769, 'matter:01M87QWY7M6HMN7J6Q48AFF34Z', 'matter.offer', '01M87QWY7M6HMN7J6Q48AFF34Z', 1795554903593),
	(14, 769, 'org:01M87QWKBXE563YFC1PET8T06Q', 'matter.offer', '01M87QWY7M6HMN7J6Q48AFF34Z', 1795554903593),
	(15, 768, 'matter:01M87QWY7P0WMFQZAXXPYVTC1Q', 'matter.register', '01M87QWY7P0WMFQZAXXPYVTC1Q', 1795548823644),
	(16, 768, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', '01M87QWY7P0WMFQZAXXPYVTC1Q', 1795548823644),
	(17, 771, 'org:01M87QWK7W28WDXWKF033GSCZB', 'matter.offer', '01M87QWY7P0WMFQZAXXPYVTC1Q', 1795550449995),
	(18, 770, 'matter:01M87QWY73C7H8ACK52X203PR5', 'matter.register', '01M87QWY73C7H8ACK52X203PR5', 1795543088714),
	(19, 770, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', '01M87QWY73C7H8ACK52X203PR5', 1795543088714),
	(20, 771, 'matter:01M87QWY7P0WMFQZAXXPYVTC1Q', 'matter.offer', '01M87QWY7P0WMFQZAXXPYVTC1Q', 1795550449995),
	(21, 771, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.offer', '01M87QWY7P0WMFQZAXXPYVTC1Q', 1795550449995),
	(22, 773, 'org:01M87QWKBWBVEZYB9BJET9T6AV', 'matter.offer', '01M87QWY73C7H8ACK52X203PR5', 1795545299013),
	(23, 773, 'matter:01M87QWY73C7H8ACK52X203PR5', 'matter.offer', '01M87QWY73C7H8ACK52X203PR5', 1795545299013),
	(24, 773, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.offer', '01M87QWY73C7H8ACK52X203PR5', 1795545299013),
	(25, 772, 'matter:01M87QWY7M6HMN7J6Q48AFF34Y', 'matter.register', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795544142243),
	(26, 772, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795544142243),
	(27, 772, 'account:01M87QWTXR2Y5FAP5ZC71MH5RX', 'notice.arrived', '01M87QWYGA0FZ6PX16SEEWZM6Z', 1795544142243),
	(28, 775, 'org:01M87QWKBWBVEZYB9BJET9T6B6', 'matter.offer', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795544457638),
	(29, 775, 'matter:01M87QWY7M6HMN7J6Q48AFF34Y', 'matter.offer', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795544457638),
	(30, 775, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.offer', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795544457638),
	(31, 774, 'matter:01M87QWY7S4TQA38WB042KEHG6', 'matter.register', '01M87QWY7S4TQA38WB042KEHG6', 1795499501795),
	(32, 774, 'org:01M87QWKBY0G7ZN5W2GD92DYKA', 'matter.register', '01M87QWY7S4TQA38WB042KEHG6', 1795499501795),
	(33, 776, 'matter:01M87QWY7M6HMN7J6Q48AFF34Y', 'matter.accept', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795548651473),
	(34, 776, 'org:01M87QWKBWBVEZYB9BJET9T6B6', 'matter.accept', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795548651473),
	(35, 776, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.accept', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795548651473),
	(36, 776, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.accept', '01M87QWY7M6HMN7J6Q48AFF34Y', 1795548651473),
	(37, 776, 'account:01M87QWTXR2Y5FAP5ZC71MH5RX', 'notice.arrived', '01M87QWYHE8CXJGE0WS4ABFN5V', 1795548651473),
	(38, 777, 'matter:01M87QWY74BFT5VH8YNEYVPXQ6', 'matter.register', '01M87QWY74BFT5VH8YNEYVPXQ6', 1795488145016),
	(39, 777, 'org:01M87QWKKW59HM7MP7W1PCZHDX', 'matter.register', '01M87QWY74BFT5VH8YNEYVPXQ6', 1795488145016),
	(40, 778, 'matter:01M87QWY7S4TQA38WB042KEHG6', 'matter.ask_supplement', '01M87QWY7S4TQA38WB042KEHG6', 1795507122150),
	(41, 778, 'org:01M87QWKBY0G7ZN5W2GD92DYKA', 'matter.ask_supplement', '01M87QWY7S4TQA38WB042KEHG6', 1795507122150),
	(42, 780, 'org:01M87QWKBWBVEZYB9BJET9T6AV', 'matter.offer', '01M87QWY74BFT5VH8YNEYVPXQ6', 1795496580000),
	(43, 780, 'matter:01M87QWY74BFT5VH8YNEYVPXQ6', 'matter.offer', '01M87QWY74BFT5VH8YNEYVPXQ6', 1795496580000),
	(44, 780, 'org:01M87QWKKW59HM7MP7W1PCZHDX', 'matter.offer', '01M87QWY74BFT5VH8YNEYVPXQ6', 1795496580000),
	(45, 779, 'matter:01M87QWY7N4G8WG4T5ZTBK5PP7', 'matter.register', '01M87QWY7N4G8WG4T5ZTBK5PP7', 1795551844161),
	(46, 779, 'org:01M87QWKBVD7V9RTNCZ47R6GTY', 'matter.register', '01M87QWY7N4G8WG4T5ZTBK5PP7', 1795551844161),
	(47, 779, 'account:01M87QWTXR2Y5FAP5ZC71MH5RX', 'notice.arrived', '01M87QWYK556ABMVWVH74YJ54V', 1795551844161);


--
-- Data for Name: file; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.file VALUES
	('01M87QWY6R1Y1F0DAST60YH7F9', 'image', 'image/jpeg', '合成画面2.jpg', 'bcc35fc6adc4207fb2048db48b0a5be4f431f9deff3208f26bc912968d4236a4', 43150, 640, 480, '4ef2b50a49f32d1600573001ce3e27ee1aa4126c087342e41827992632834cc2', '8ef2b9b22f15c4f384339337dd84b86498b67d0d939b1ddfb0b9398d02921ad1', NULL, 'matter', '01M87QWY6VB0VFNA2R6EA0BR4E', '01M87QWTXR2Y5FAP5ZC71MH5RS', 'kept', 1795486954685, 1795486954685),
	('01M87QWY6F2XXQQ5NA9FDFJ89K', 'image', 'image/jpeg', '合成画面5.jpg', 'f75fb2e45f164866aea21dadcb40a359c47c4f1f9bbd2415a002fd15b60920cd', 39486, 640, 480, '534a12c08f46f8ba6f6be5174e367d780b445db901e395b59db8171b1fe5684a', '392d64c8741789c0ec283fb5611ae3c3e8691d87aa2ae2c100d70f8be0eefafc', NULL, 'matter', '01M87QWY759V0GC36CNDDYPM76', '01M87QWMKD7D68ZZDWD1Q9FDDF', 'kept', 1795502178607, 1795502178607),
	('01M87QWY6E694JQ1K02K1FKJWR', 'image', 'image/jpeg', '合成画面1.jpg', '513cb1662824f2136e61c41d9a089a12e22f34081d9d2bfcebfd7925720f523d', 40771, 640, 480, 'fc6081ed9ae9864f7aec0bb809d354a0c959a890f62a6b37291e1b5fd51721bc', '32dce781223f5dfc230ea99524d3051354243878ecdd8a55d7f32d63bec95303', NULL, 'matter', '01M87QWY7P0WMFQZAXXPYVTC1Q', '01M87QWMKD7D68ZZDWD1Q9FDDF', 'kept', 1795548823644, 1795548823644),
	('01M87QWY6CBB19Q0RECT64JZ9F', 'image', 'image/jpeg', '合成画面5.jpg', 'f75fb2e45f164866aea21dadcb40a359c47c4f1f9bbd2415a002fd15b60920cd', 39486, 640, 480, '534a12c08f46f8ba6f6be5174e367d780b445db901e395b59db8171b1fe5684a', '392d64c8741789c0ec283fb5611ae3c3e8691d87aa2ae2c100d70f8be0eefafc', NULL, 'matter', '01M87QWY7N4G8WG4T5ZTBK5PP7', '01M87QWTXR2Y5FAP5ZC71MH5RX', 'kept', 1795551844161, 1795551844161);


--
-- Data for Name: grid; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: grid_worker; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: hand_off; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.hand_off VALUES
	('01M87QWY9VAJK7TCYV5MN4EAH9', '01M87QWY7M6HMN7J6Q48AFF34Z', '01M87QWKBXE563YFC1PET8T06Q', '东山区综治中心', 'Dongshan District Governance Centre', '01M87QWKKXFFE4SDXEK9ZAMXV5', '01M87QWK7VBVGH4APG6CWQN0K9/01M87QWKBXE563YFC1PET8T075/01M87QWKKXFFE4SDXEK9ZAMXV5/', '新华镇派出所', 'Xinhua Town Police Station', false, 'dispatch', '电话向反映人核实了情况，转新华镇派出所。', '职责清单', NULL, 'offered', 1795554903593, 1795708800000, NULL, ''),
	('01M87QWYDYAR7SDXSF032K62HY', '01M87QWY7P0WMFQZAXXPYVTC1Q', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '01M87QWK7W28WDXWKF033GSCZB', '01M87QWK7W28WDXWKF033GSCZB/', '鹤岗市供热服务单位', 'Hegang City Heating Utility', false, 'dispatch', '已核对地址和诉求，分到鹤岗市供热服务单位。', '职责清单', '01M87QWV2A83TYZK0FR54PHY25', 'offered', 1795550449995, 1795708800000, NULL, ''),
	('01M87QWYF7DXYPTBVHBZHJ0EJD', '01M87QWY73C7H8ACK52X203PR5', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '01M87QWKBWBVEZYB9BJET9T6AV', '01M87QWK7W28WDXWKF033GSCZ7/01M87QWKBWBVEZYB9BJET9T6AV/', '向阳区市政设施维护中心', 'Xiangyang District Municipal Works Office', false, 'dispatch', '电话向王女士核实了情况，转向阳区市政设施维护中心。', '职责清单', '01M87QWV2E8ANB56HZ8CKJAX68', 'offered', 1795545299013, 1795708800000, NULL, ''),
	('01M87QWYGWB3PMBW7H8YNZZH69', '01M87QWY7M6HMN7J6Q48AFF34Y', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '01M87QWKBWBVEZYB9BJET9T6B6', '01M87QWK7W28WDXWKF033GSCZJ/01M87QWKBWBVEZYB9BJET9T6B6/', '向阳区生态环境局', 'Xiangyang District Ecology and Environment Bureau', false, 'dispatch', '已核对地址和诉求，分到向阳区生态环境局。', '职责清单', '01M87QWV3C8C5KN1HE1YNZ3Q4N', 'accepted', 1795544457638, 1795708800000, 1795548651473, '接单，今天与徐先生联系。'),
	('01M87QWYJ579VRP41M3ZV1DYX6', '01M87QWY74BFT5VH8YNEYVPXQ6', '01M87QWKKW59HM7MP7W1PCZHDX', '南翼街道综治中心', 'Nanyi Subdistrict Governance Centre', '01M87QWKBWBVEZYB9BJET9T6AV', '01M87QWK7W28WDXWKF033GSCZ7/01M87QWKBWBVEZYB9BJET9T6AV/', '向阳区市政设施维护中心', 'Xiangyang District Municipal Works Office', false, 'dispatch', '已核对地址和诉求，分到向阳区市政设施维护中心。', '职责清单', NULL, 'offered', 1795496580000, 1795622400000, NULL, '');


--
-- Data for Name: happening; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.happening OVERRIDING SYSTEM VALUE VALUES
	(1, 'matter.registered', '2026-11-24', '2304/230402/230402005/230402005004/', '01M87QWKBVD7V9RTNCZ47R6GTY', 'app', 1, 0),
	(2, 'matter.registered', '2026-11-24', '2304/230402/230402003/230402003006/', '01M87QWKBVD7V9RTNCZ47R6GTY', 'app', 1, 0),
	(3, 'matter.registered', '2026-11-24', '2304/230402/230402002/230402002006/', '01M87QWKBVD7V9RTNCZ47R6GTY', 'phone', 1, 0),
	(4, 'matter.registered', '2026-11-25', '2304/230406/230406100/230406100001/', '01M87QWKBXE563YFC1PET8T06Q', 'phone', 1, 0),
	(5, 'matter.registered', '2026-11-25', '2304/230402/230402001/230402001001/', '01M87QWKBVD7V9RTNCZ47R6GTY', 'phone', 1, 0),
	(6, 'matter.registered', '2026-11-25', '2304/230402/230402004/230402004004/', '01M87QWKBVD7V9RTNCZ47R6GTY', 'hotline_12345', 1, 0),
	(7, 'matter.registered', '2026-11-25', '2304/230402/230402005/230402005004/', '01M87QWKBVD7V9RTNCZ47R6GTY', 'app', 1, 0),
	(8, 'matter.accepted', '2026-11-25', '2304/230402/230402005/230402005004/', '01M87QWKBWBVEZYB9BJET9T6B6', '', 1, 0),
	(9, 'matter.registered', '2026-11-24', '2304/230421/230421400/230421400505/', '01M87QWKBY0G7ZN5W2GD92DYKA', 'app', 1, 0),
	(10, 'matter.registered', '2026-11-24', '2304/230402/230402005/230402005004/', '01M87QWKKW59HM7MP7W1PCZHDX', 'grid', 1, 0),
	(11, 'matter.registered', '2026-11-25', '2304/230402/230402003/230402003006/', '01M87QWKBVD7V9RTNCZ47R6GTY', 'app', 1, 0);


--
-- Data for Name: holding; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.holding VALUES
	('01M87QWY6VB0VFNA2R6EA0BR4E', 1, '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '', 1795486954685, NULL),
	('01M87QWY73C7H8ACK52X203PR6', 1, '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '', 1795455448977, NULL),
	('01M87QWY759V0GC36CNDDYPM76', 1, '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '王建民', 1795502178607, NULL),
	('01M87QWY7M6HMN7J6Q48AFF34Z', 1, '01M87QWKBXE563YFC1PET8T06Q', '东山区综治中心', 'Dongshan District Governance Centre', '张宏伟', 1795554710148, NULL),
	('01M87QWY7P0WMFQZAXXPYVTC1Q', 1, '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '王建民', 1795548823644, NULL),
	('01M87QWY73C7H8ACK52X203PR5', 1, '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '郭宏宇', 1795543088714, NULL),
	('01M87QWY7S4TQA38WB042KEHG6', 1, '01M87QWKBY0G7ZN5W2GD92DYKA', '萝北县综治中心', 'Luobei County Governance Centre', '', 1795499501795, NULL),
	('01M87QWY7M6HMN7J6Q48AFF34Y', 1, '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '', 1795544142243, 1795548651473),
	('01M87QWY7M6HMN7J6Q48AFF34Y', 2, '01M87QWKBWBVEZYB9BJET9T6B6', '向阳区生态环境局', 'Xiangyang District Ecology and Environment Bureau', '吕春玲', 1795548651473, NULL),
	('01M87QWY74BFT5VH8YNEYVPXQ6', 1, '01M87QWKKW59HM7MP7W1PCZHDX', '南翼街道综治中心', 'Nanyi Subdistrict Governance Centre', '陈可心', 1795488145016, NULL),
	('01M87QWY7N4G8WG4T5ZTBK5PP7', 1, '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', '', 1795551844161, NULL);


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES
	('01M87QWY7Y9W31EK4VS7Y1H5V1', 'matter.render_document', '{"document":"01M87QWY7XCQKRKAD64TJBYWNT"}', 'waiting', 1795486954685, 0, NULL, 'matter.render_document:01M87QWY7XCQKRKAD64TJBYWNT', NULL, 1795486954685, NULL),
	('01M87QWY90C22Y2TXC15NF3E12', 'matter.render_document', '{"document":"01M87QWY8VD751D79ZAWJHKE5A"}', 'waiting', 1795502178607, 0, NULL, 'matter.render_document:01M87QWY8VD751D79ZAWJHKE5A', NULL, 1795502178607, NULL),
	('01M87QWY9FBR65PZ461VS8H8AK', 'matter.render_document', '{"document":"01M87QWY9EBV24RX5C16V4CN4X"}', 'waiting', 1795554710148, 0, NULL, 'matter.render_document:01M87QWY9EBV24RX5C16V4CN4X', NULL, 1795554710148, NULL),
	('01M87QWYA079K8AHSPS127VFDK', 'matter.render_document', '{"document":"01M87QWY9Z05ZD53EGJ7ENCQNZ"}', 'waiting', 1795554903593, 0, NULL, 'matter.render_document:01M87QWY9Z05ZD53EGJ7ENCQNZ', NULL, 1795554903593, NULL),
	('01M87QWYDEEY8KG677654MWPY5', 'matter.render_document', '{"document":"01M87QWYDAC265VGAJMEZ3YFH6"}', 'waiting', 1795548823644, 0, NULL, 'matter.render_document:01M87QWYDAC265VGAJMEZ3YFH6', NULL, 1795548823644, NULL),
	('01M87QWYE36HSABW5JP2P2W3EH', 'matter.render_document', '{"document":"01M87QWYE23ZCVC7A9THYVHHG8"}', 'waiting', 1795550449995, 0, NULL, 'matter.render_document:01M87QWYE23ZCVC7A9THYVHHG8', NULL, 1795550449995, NULL),
	('01M87QWYEF90QY9C5GBC4NKRBM', 'matter.render_document', '{"document":"01M87QWYE75G2QFTN998SBCGZ8"}', 'waiting', 1795543088714, 0, NULL, 'matter.render_document:01M87QWYE75G2QFTN998SBCGZ8', NULL, 1795543088714, NULL),
	('01M87QWYFF72VA39PTAT0VKZCJ', 'matter.render_document', '{"document":"01M87QWYFE24SFEENN7GKD2R9Q"}', 'waiting', 1795545299013, 0, NULL, 'matter.render_document:01M87QWYFE24SFEENN7GKD2R9Q', NULL, 1795545299013, NULL),
	('01M87QWYGR10RNC5BSXS6Q8RQK', 'matter.render_document', '{"document":"01M87QWYGQ6GDFEPXEQ8WNM0Y4"}', 'waiting', 1795544142243, 0, NULL, 'matter.render_document:01M87QWYGQ6GDFEPXEQ8WNM0Y4', NULL, 1795544142243, NULL),
	('01M87QWYH29VTP2QE5V15HCGZV', 'matter.render_document', '{"document":"01M87QWYH0AD5P44A3929KWVJE"}', 'waiting', 1795544457638, 0, NULL, 'matter.render_document:01M87QWYH0AD5P44A3929KWVJE', NULL, 1795544457638, NULL),
	('01M87QWYHC3G07Q3VC8J5JC9KN', 'matter.render_document', '{"document":"01M87QWYHB1HRKMS5C70WF44NS"}', 'waiting', 1795548651473, 0, NULL, 'matter.render_document:01M87QWYHB1HRKMS5C70WF44NS', NULL, 1795548651473, NULL),
	('01M87QWYHC3G07Q3VC8J5JC9KP', 'matter.render_document', '{"document":"01M87QWYHA5XHCQZED4Q4ZRGRN"}', 'waiting', 1795499501795, 0, NULL, 'matter.render_document:01M87QWYHA5XHCQZED4Q4ZRGRN', NULL, 1795499501795, NULL),
	('01M87QWYHY4N38NCYH1737NPZC', 'matter.render_document', '{"document":"01M87QWYHRCW3PXQ1956GGD8A8"}', 'waiting', 1795488145016, 0, NULL, 'matter.render_document:01M87QWYHRCW3PXQ1956GGD8A8', NULL, 1795488145016, NULL),
	('01M87QWYJE2MXTR3V04J0VKMMD', 'matter.render_document', '{"document":"01M87QWYJD2T6V9P6PNBBH46R9"}', 'waiting', 1795496580000, 0, NULL, 'matter.render_document:01M87QWYJD2T6V9P6PNBBH46R9', NULL, 1795496580000, NULL),
	('01M87QWYK91F5V80H14JRD1PFZ', 'matter.render_document', '{"document":"01M87QWYK8DVG85A1WB2R8TCA3"}', 'waiting', 1795551844161, 0, NULL, 'matter.render_document:01M87QWYK8DVG85A1WB2R8TCA3', NULL, 1795551844161, NULL),
	('01M87QWY7W6HQ35HFQD3EARYMB', 'notice.send', '{"notice":"01M87QWY7VBNZ34NMSJHAKSBR1"}', 'done', 1795486954685, 0, NULL, NULL, NULL, 1795486954685, 1795556276843),
	('01M87QWYHPAATKS6T8NNMSDQJ0', 'notice.send', '{"notice":"01M87QWYHPAATKS6T8NNMSDQHZ"}', 'done', 1795488145016, 0, NULL, NULL, NULL, 1795488145016, 1795556276843),
	('01M87QWY8S178P7H0FTKSDZD14', 'notice.send', '{"notice":"01M87QWY8REKQJ667HTDTYX5J7"}', 'done', 1795502178607, 0, NULL, NULL, NULL, 1795502178607, 1795556276843),
	('01M87QWYE5066PS2KHAGM4S9AF', 'notice.send', '{"notice":"01M87QWYE4AJE19JYSSR6MXYXC"}', 'done', 1795543088714, 0, NULL, NULL, NULL, 1795543088714, 1795556276843),
	('01M87QWYGJ4TTTD9589967NPPB', 'notice.send', '{"notice":"01M87QWYGB5JWGHCYJ1GFR7WW5"}', 'done', 1795544142243, 0, NULL, NULL, NULL, 1795544142243, 1795556276843),
	('01M87QWYHG8F68Q0K1F82HQ16T', 'notice.send', '{"notice":"01M87QWYHF3SFY47WJCR4CEES1"}', 'done', 1795548651473, 0, NULL, NULL, NULL, 1795548651473, 1795556276843),
	('01M87QWYD8AFD9NMFY198DZ2YM', 'notice.send', '{"notice":"01M87QWYCS42738RK0J9WVYFFE"}', 'done', 1795548823644, 0, NULL, NULL, NULL, 1795548823644, 1795556276843),
	('01M87QWYK76306R4QAXVN0A2DZ', 'notice.send', '{"notice":"01M87QWYK63JBXZE64DDRK2946"}', 'done', 1795551844161, 0, NULL, NULL, NULL, 1795551844161, 1795556276843);


--
-- Data for Name: login_attempt; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: login_ticket; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: matter; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.matter VALUES
	('01M87QWY6VB0VFNA2R6EA0BR4E', 'HG2026-11-0000001', 1, 'registered', '楼上漏水棚都泡了', '厕所棚顶滴答水，滴到灯上都跳闸了。楼上房子租出去的，房东不接电话，租客说不归他管。', '13.12.02', 1, 'dispute', 'app', 3, 'ordinary', '230402005004', '2304/230402/230402005/230402005004/', '向阳区 南翼街道 南翼社区', 'v1.aes256gcmsiv.k1.66Hrz2Sss_wT2IbxxwMTdepIitzDRH7jWqfU1FVjuabPNHEcWGPZMj0CrV6OI6O_ZTiczlbpnntdh3hv', 130.28893827765668, 47.32434948805637, 1795479454599, 1795486954685, '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '向阳区综治中心', 'Xiangyang District Governance Centre', true, 1795486954685, NULL, NULL, 1795622400000, 'ctr.triage', '01M87QWTXR2Y5FAP5ZC71MH5RS', 'v1.aes256gcmsiv.k1.efJGejL-POL8zLixp55uftvs-p9TPKYUlX7df3ghGSoHGE23XQ', 'v1.aes256gcmsiv.k1.1kR_FhVCWkc5ivXPC-ZP7Q35Jqk8h9cGglgKPtmMn5x4zKAsRJcDGmVu', 'ec068f0edd492aede901fb3ccad37ea7', false, '49f2f63b198c1505dcd074c3185f66ff', 'v1.aes256gcmsiv.k1.01sohVWV3icW7EngeK6pQX_Qu3p-plDR5ukocvAvKxiIiEXH', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY759V0GC36CNDDYPM76', 'HG2026-11-0000003', 1, 'registered', '顶楼冷山，屋里15度', '孩子才三个月，屋里15度，整宿抱着睡。9号楼1单元7楼，热费一分没少交，报修9天了，来人看一眼说等等，再没信了。', '01.02.08', 1, 'complaint', 'phone', 2, 'simple', '230402002006', '2304/230402/230402002/230402002006/', '向阳区 红军街道 煤城社区', 'v1.aes256gcmsiv.k1.9D_srp2QpU0dsqMxld5gnyivG1jjBS5v6YvVrmV1jyJGE88KXmxCA9HLKff3kieHWv5VqJxFNiBzY-yL', 130.2954454370951, 47.33204112910446, 1795475004292, 1795502178607, '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '向阳区综治中心', 'Xiangyang District Governance Centre', true, 1795502178607, NULL, NULL, 1795622400000, 'ctr.triage', NULL, 'v1.aes256gcmsiv.k1.TynkdZEROoGd4xpj7IRUsEuEtgFwHACyZMoGdWNaVH6lEYX4hw', 'v1.aes256gcmsiv.k1.v_pbpD4Ou2Gx2AFYjALgxRUvhh-cAcDPzmc4HlVc03brns1z7NPEWX1N', '2172385599c1c94f215b4a918f857c89', false, '1241a813101e8e88eb48551aa6da5a94', 'v1.aes256gcmsiv.k1.9Ztk6vikxpqwiZJuzRyjk1JAl8CVp-aTqThqtkriIPxAC_zm', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY73C7H8ACK52X203PR6', 'HG2026-11-0000002', 2, 'supplementing', '麻将馆天天打通宵还放钱', '楼下麻将馆打大的，通宵，还有人放钱抽头，我家那口子工资都输里头了。', '13.08.04', 1, 'report', 'app', 2, 'ordinary', '230402003006', '2304/230402/230402003/230402003006/', '向阳区 光明街道 和平社区', 'v1.aes256gcmsiv.k1.mC5EeVAzquPqNkHLiAiqRt2EqUDzn_u0r8e_H-EHL94ezXX0TxC9nd_Sfi8gJQnZJf04sz8nUFSM25p-jL_u', 130.296148755639, 47.3265113776132, 1795392127154, 1795455448977, '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '向阳区综治中心', 'Xiangyang District Governance Centre', true, 1795455448977, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, 'a8483d7faf6cede70d457dd118c0df80', 'v1.aes256gcmsiv.k1.EEZ4gt4PJQVze-GXmCQOluAJA8MdXSoI0z-6fM6i6DxyRiAB', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY7M6HMN7J6Q48AFF34Z', 'HG2026-11-0000004', 2, 'triaged', '银行大厅睡着个老头', '取款厅里睡着个老头，外头零下二十多度，看着精神不太好，谁来管管。', '09.08.04', 1, 'help', 'phone', 1, 'simple', '230406100001', '2304/230406/230406100/230406100001/', '东山区 新华镇 爱华社区', 'v1.aes256gcmsiv.k1.-bb6_HaQrcGMT1bWqbAjvdupAmeuXfhaDSyMJqoNhOnPSfkqdpEAJh0qX0lZ8PQeD1p0zmVkQDJ2O18pNfSKu816', 130.10156681636352, 47.47151445457741, 1795512630795, 1795554710148, '01M87QWKBXE563YFC1PET8T06Q', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBXE563YFC1PET8T06Q/', '01M87QWKBXE563YFC1PET8T06Q', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBXE563YFC1PET8T06Q/', '东山区综治中心', 'Dongshan District Governance Centre', true, 1795554710148, NULL, NULL, 1795708800000, 'ctr.confirm', NULL, NULL, NULL, NULL, true, '8fc0fbc9f5a79df780fb0a7b1e6bfa4a', 'v1.aes256gcmsiv.k1.6lK2Ae9LwCU1WbwoiHPTSk25fkjkv90M_KsUS_vE4jMv_zAc', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY7P0WMFQZAXXPYVTC1Q', 'HG2026-11-0000005', 2, 'triaged', '顶楼冷山，屋里13度', '我家胜利家园2号楼5单元顶楼把边，供热13天了屋里就13度，暖气片上头热下头凉，孩子写作业得穿棉袄。找供热站说让放气，放了也不行。', '01.02.08', 1, 'complaint', 'phone', 1, 'simple', '230402001001', '2304/230402/230402001/230402001001/', '向阳区 北山街道 梧桐社区', 'v1.aes256gcmsiv.k1.IyZt4Y4VDsnkGV3M1Fa2LNouHTkpqfAShuIMZKvKh71_7scQUgpWGXwEYt4C2SCe4rfMQsODj19q25Zn', 130.2903343852402, 47.32708499049272, 1795449723336, 1795548823644, '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '向阳区综治中心', 'Xiangyang District Governance Centre', true, 1795548823644, NULL, NULL, 1795708800000, 'ctr.confirm', NULL, 'v1.aes256gcmsiv.k1.TJTHHiQUedmUNUoTZn-ByMPKosA60TTcW3AvW-ehtPspp2ouww', 'v1.aes256gcmsiv.k1.BOJDf469A1bgF_TJwFkFts95jDgKH1g3kbH-Nja44yL_7yCOonSom2x7', '415430fc372fca4cd7b2dd53ca546ede', false, '5158e223cd78af6f33c013f13f60cbda', 'v1.aes256gcmsiv.k1.OygJ4gmUTtyoobmkHOwCBrHWRdI5M74mmhF6bUpFCeRJKU3S', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY73C7H8ACK52X203PR5', 'HG2026-11-0000006', 2, 'triaged', '井盖响一宿睡不着', '反映过一回，垫了块胶皮，半个月又响了，能不能换新的。', '01.02.04', 1, 'help', 'hotline_12345', 2, 'simple', '230402004004', '2304/230402/230402004/230402004004/', '向阳区 胜利街道 红叶社区', 'v1.aes256gcmsiv.k1.FOE4PZIv58qR-ABkaa6ugKfXwg2uI55O6g0SFYfnDipQkWTaj5smc3hDOI_NzBqHgw8o9Om7xUTD-8_v', 130.29092879143332, 47.32229053744349, 1795481939456, 1795543088714, '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '向阳区综治中心', 'Xiangyang District Governance Centre', true, 1795543088714, NULL, NULL, 1795708800000, 'ctr.confirm', NULL, 'v1.aes256gcmsiv.k1.rToRilWKIYzrBQnpKu_Y4TKn2UqJm46rBb9Ps97ey-p6ozCXQA', 'v1.aes256gcmsiv.k1.4zlXtwKIVoGJHZ7O-TFE_zi9KaigOipWlrA_3Y3WPqfo22leA-XzAPRf', '425e3ad0750cb6810a91e9e3d3e77d3c', false, 'd61f1cd441f3665ca74191d15e678c63', 'v1.aes256gcmsiv.k1.Y2pviXI6YABjV2JnT1DICrfHv44-PIpMu82RPXxCzLqQygiV', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY7M6HMN7J6Q48AFF34Y', 'HG2026-11-0000007', 3, 'handling', '有人烧电线扒铜', '后院空地有人烧废电线轮胎，黑烟飘好几里，一股塑料味呛鼻子。', '04.02.06', 1, 'report', 'app', 2, 'ordinary', '230402005004', '2304/230402/230402005/230402005004/', '向阳区 南翼街道 南翼社区', 'v1.aes256gcmsiv.k1.n6NnzYKIWcirDLklfeszKtJur4sFA2HwcsB4KMuvkSQUH-srBw_JMJt592vQlIlsdGTFQHYRzy_KkhJdaA', 130.28890339795376, 47.32523853536831, 1795454399477, 1795544142243, '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '01M87QWKBWBVEZYB9BJET9T6B6', '01M87QWK7W28WDXWKF033GSCZJ/01M87QWKBWBVEZYB9BJET9T6B6/', '向阳区生态环境局', 'Xiangyang District Ecology and Environment Bureau', false, 1795548651473, '01M87QWMKM5DQ66PEH7NV94SD4', '01M87QWKBWBVEZYB9BJET9T6B6', 1796227200000, 'ctr.ordinary', '01M87QWTXR2Y5FAP5ZC71MH5RX', 'v1.aes256gcmsiv.k1.bGUHC8TH1Qawwgh3VOLjCb3vPf8hZDAtELP32XeTVd0Rcg6d4g', 'v1.aes256gcmsiv.k1.ZEa0wWcX2AWdRk8_S9BwEKTDTNsDCQmM1z5T_8BPacfV4s6kV4DXqyqF', '56c9a0d1c2e4cfcaa2d92f614d754987', false, 'e5124ca12caee7b29e0790b49ed9574e', 'v1.aes256gcmsiv.k1.nu89Epu_jWQSRxq45_9LW9v4ovL8ZGrBa3E5Xt15qCpyKupx', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY7S4TQA38WB042KEHG6', 'HG2026-11-0000008', 2, 'supplementing', '饭店后厨像有未成年', '洗车店用俩小孩，说话都没变声呢。', '15.06.02', 1, 'report', 'app', 2, 'ordinary', '230421400505', '2304/230421/230421400/230421400505/', '萝北县 萝北县林业局 渔米河林场生活区', 'v1.aes256gcmsiv.k1.dJ6b0MXn9n-o-daQeOIEo_qHc9wPkn4g4cOn0Q7jk1sgtcRRcHTY-Y436cxUhwLTc9e8Zs6RQ5bmaIeQ-Qjncw', 130.36987032067532, 47.87787289798271, 1795467917181, 1795499501795, '01M87QWKBY0G7ZN5W2GD92DYKA', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBY0G7ZN5W2GD92DYKA/', '01M87QWKBY0G7ZN5W2GD92DYKA', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBY0G7ZN5W2GD92DYKA/', '萝北县综治中心', 'Luobei County Governance Centre', true, 1795499501795, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '0b10a667bd8c26e738f4c3678b2c8927', 'v1.aes256gcmsiv.k1.8sR2OZVa2SQMOoowKuHSFx8bkkOCYxOZ_vZs-9102I-is5Fx', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY74BFT5VH8YNEYVPXQ6', 'HG2026-11-0000009', 2, 'triaged', '老楼院里一盏灯没有', '南翼新村是弃管老楼，院里一盏灯没有，晚上下楼倒垃圾都打手电。', '01.02.12', 1, 'help', 'grid', 3, 'ordinary', '230402005004', '2304/230402/230402005/230402005004/', '向阳区 南翼街道 南翼社区', 'v1.aes256gcmsiv.k1.3J7_yS5AdhnDakZ31R2thvtWWFFAD3HAUayNj6fC-l_8wmxjS-kQnuCiy0iWExFQb8b5VXsRYevqxnzqNQ', 130.28712192556287, 47.32196706545414, 1795472014265, 1795488145016, '01M87QWKKW59HM7MP7W1PCZHDX', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/01M87QWKKW59HM7MP7W1PCZHDX/', '01M87QWKKW59HM7MP7W1PCZHDX', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/01M87QWKKW59HM7MP7W1PCZHDX/', '南翼街道综治中心', 'Nanyi Subdistrict Governance Centre', true, 1795488145016, NULL, NULL, 1795622400000, 'ctr.confirm', NULL, 'v1.aes256gcmsiv.k1.4xrQG4QxARYPGXvEJwQoT36OP2PezbqqN6b9bUDO0mq1v1ufVA', 'v1.aes256gcmsiv.k1.VckBnMUuVy84ZJi-SpBWZK9a1lkdWgiXCHVTK2sfZDhQBlAHVJN52JkO', 'e4a12daa1e60be251596f343ec614277', false, 'b7c185df40e615e3c19af1715e09976e', 'v1.aes256gcmsiv.k1.HSqPFM7xo711vPEy2jbs6korycITlL-Jr-iTWT7GeX0tTcwp', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN'),
	('01M87QWY7N4G8WG4T5ZTBK5PP7', 'HG2026-11-0000010', 1, 'registered', '一群流浪狗追孩子', '胜利家属楼后院七八条流浪狗，早上追上学的孩子，我家孩子吓得不敢走那条道。', '13.08.10', 1, 'report', 'app', 2, 'ordinary', '230402003006', '2304/230402/230402003/230402003006/', '向阳区 光明街道 和平社区', 'v1.aes256gcmsiv.k1.HjVs7H_B2mO4mSH2zeH2HiPUzhQ1b1KVLNSunuuXa1kwBxjeQ_AMTcd73bRh09o-Bo02MLTsgD5QMDGaj8FakA', 130.29631654185326, 47.32597672701113, 1795538157774, 1795551844161, '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', '向阳区综治中心', 'Xiangyang District Governance Centre', true, 1795551844161, NULL, NULL, 1795708800000, 'ctr.triage', '01M87QWTXR2Y5FAP5ZC71MH5RX', 'v1.aes256gcmsiv.k1.QSf71BGF3LgxPE6fVrCNz3jcgnp3s1J5NS4rk7lBjDDEsDmb1Q', 'v1.aes256gcmsiv.k1.RiM_BWVD5oiHtXfsYprd__D9tjLvIeuCjoLHzLqAxfWGu07jR6q4TNrt', '56c9a0d1c2e4cfcaa2d92f614d754987', false, 'b22f875bfcaa1f5fe25dd7b97903bb7a', 'v1.aes256gcmsiv.k1.VI3U5uUWj5XO5rsr9OLpvS044vSNtRNGQe5uPxhrvaFtRwLG', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-CN');


--
-- Data for Name: matter_link; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: matter_org; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.matter_org VALUES
	('01M87QWY6VB0VFNA2R6EA0BR4E', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'holder', 1795486954685),
	('01M87QWY73C7H8ACK52X203PR6', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'holder', 1795455448977),
	('01M87QWY759V0GC36CNDDYPM76', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'holder', 1795502178607),
	('01M87QWY7M6HMN7J6Q48AFF34Z', '01M87QWKBXE563YFC1PET8T06Q', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBXE563YFC1PET8T06Q/', 'holder', 1795554710148),
	('01M87QWY7P0WMFQZAXXPYVTC1Q', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'holder', 1795548823644),
	('01M87QWY7M6HMN7J6Q48AFF34Z', '01M87QWKKXFFE4SDXEK9ZAMXV5', '01M87QWK7VBVGH4APG6CWQN0K9/01M87QWKBXE563YFC1PET8T075/01M87QWKKXFFE4SDXEK9ZAMXV5/', 'offeree', 1795554903593),
	('01M87QWY73C7H8ACK52X203PR5', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'holder', 1795543088714),
	('01M87QWY7P0WMFQZAXXPYVTC1Q', '01M87QWK7W28WDXWKF033GSCZB', '01M87QWK7W28WDXWKF033GSCZB/', 'offeree', 1795550449995),
	('01M87QWY73C7H8ACK52X203PR5', '01M87QWKBWBVEZYB9BJET9T6AV', '01M87QWK7W28WDXWKF033GSCZ7/01M87QWKBWBVEZYB9BJET9T6AV/', 'offeree', 1795545299013),
	('01M87QWY7S4TQA38WB042KEHG6', '01M87QWKBY0G7ZN5W2GD92DYKA', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBY0G7ZN5W2GD92DYKA/', 'holder', 1795499501795),
	('01M87QWY7M6HMN7J6Q48AFF34Y', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'held', 1795544142243),
	('01M87QWY7M6HMN7J6Q48AFF34Y', '01M87QWKBWBVEZYB9BJET9T6B6', '01M87QWK7W28WDXWKF033GSCZJ/01M87QWKBWBVEZYB9BJET9T6B6/', 'holder', 1795544457638),
	('01M87QWY74BFT5VH8YNEYVPXQ6', '01M87QWKKW59HM7MP7W1PCZHDX', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/01M87QWKKW59HM7MP7W1PCZHDX/', 'holder', 1795488145016),
	('01M87QWY74BFT5VH8YNEYVPXQ6', '01M87QWKBWBVEZYB9BJET9T6AV', '01M87QWK7W28WDXWKF033GSCZ7/01M87QWKBWBVEZYB9BJET9T6AV/', 'offeree', 1795496580000),
	('01M87QWY7N4G8WG4T5ZTBK5PP7', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'holder', 1795551844161);


--
-- Data for Name: matter_tombstone; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: matter_type; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.matter_type VALUES
	('01', 1, 'published', 1, '城乡建设', 'Urban and rural construction', 'complaint', 2, 'complex', 'emergency_bureau', 'county', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('01.01', 1, 'published', 2, '安全生产', 'Work safety', 'complaint', 2, 'complex', 'emergency_bureau', 'county', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('01.01.01', 1, 'published', 3, '事故处理', 'Accident handling', 'complaint', 2, 'complex', 'emergency_bureau', 'county', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('01.01.02', 1, 'published', 3, '安全生产管理', 'Safety management', 'report', 2, 'ordinary', 'emergency_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('01.01.03', 1, 'published', 3, '安全隐患', 'Safety hazards', 'report', 2, 'ordinary', 'emergency_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('01.02', 1, 'published', 2, '城市建设和市政管理', 'City building and municipal services', 'help', 3, 'simple', 'sanitation_office', 'county', false, 'ctr.simple', NULL, 5, 1759268273097, NULL),
	('01.02.04', 1, 'published', 3, '城市公共设施', 'Public facilities', 'help', 3, 'simple', 'municipal_works_office', 'county', false, 'ctr.simple', NULL, 5, 1759268273097, NULL),
	('01.02.08', 1, 'published', 3, '冬季采暖', 'Winter heating', 'complaint', 2, 'simple', 'heating_office', 'county', false, 'ctr.simple', NULL, 5, 1759268273097, NULL),
	('01.02.12', 1, 'published', 3, '小区管理', 'Estate management', 'complaint', 3, 'ordinary', 'housing_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('02', 1, 'published', 1, '党务政务', 'Party and government affairs', 'suggestion', 3, 'ordinary', 'organization_department', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('03', 1, 'published', 1, '国土资源', 'Land and resources', 'consult', 3, 'simple', 'meteorological_bureau', 'city', false, 'ctr.simple', NULL, 5, 1759268273097, NULL),
	('04', 1, 'published', 1, '环境保护', 'Environment', 'suggestion', 3, 'ordinary', 'environment_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('04.02', 1, 'published', 2, '环境污染', 'Pollution', 'report', 3, 'complex', 'environment_bureau', 'county', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('04.02.06', 1, 'published', 3, '大气污染', 'Air pollution', 'complaint', 3, 'ordinary', 'environment_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('05', 1, 'published', 1, '纪检监察', 'Discipline and supervision', 'consult', 3, 'complex', 'discipline_commission', 'county', true, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('06', 1, 'published', 1, '交通运输', 'Transport', 'dispute', 3, 'complex', 'transport_bureau', 'city', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('07', 1, 'published', 1, '经济管理', 'Economy', 'report', 2, 'ordinary', 'emergency_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('08', 1, 'published', 1, '科技与信息产业', 'Science and information industry', 'complaint', 3, 'simple', 'telecom_operator', 'county', false, 'ctr.simple', NULL, 5, 1759268273097, NULL),
	('09', 1, 'published', 1, '民政', 'Civil affairs', 'help', 3, 'ordinary', 'civil_affairs_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('09.08', 1, 'published', 2, '社会服务', 'Social services', 'government_service', 3, 'complex', 'civil_affairs_bureau', 'county', true, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('09.08.04', 1, 'published', 3, '生活无着人员救助', 'Help for people without shelter', 'help', 1, 'simple', 'civil_affairs_bureau', 'county', true, 'ctr.simple', NULL, 5, 1759268273097, NULL),
	('10', 1, 'published', 1, '农村农业', 'Countryside and agriculture', 'consult', 3, 'ordinary', 'forestry_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('11', 1, 'published', 1, '商贸旅游', 'Trade and tourism', 'complaint', 3, 'ordinary', 'culture_tourism_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('12', 1, 'published', 1, '卫生计生', 'Health and family planning', 'report', 1, 'complex', 'health_commission', 'county', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('13', 1, 'published', 1, '政法', 'Public order and justice', 'complaint', 3, 'ordinary', 'justice_bureau', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('13.08', 1, 'published', 2, '社会治安', 'Public order', 'report', 2, 'complex', 'public_security_bureau', 'county', true, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('13.08.04', 1, 'published', 3, '黄赌毒', 'Vice, gambling and drugs', 'report', 2, 'ordinary', 'police_station', 'township', true, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('13.08.10', 1, 'published', 3, '其他', 'Other', 'report', 2, 'ordinary', 'police_station', 'township', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('13.12', 1, 'published', 2, '仲裁与调解', 'Arbitration and mediation', 'complaint', 3, 'complex', 'basic_court', 'county', true, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('13.12.02', 1, 'published', 3, '其他', 'Other', 'dispute', 3, 'ordinary', 'mediation_committee', 'township', true, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('14', 1, 'published', 1, '教育文体', 'Education, culture and sport', 'help', 3, 'complex', 'education_bureau', 'county', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('15', 1, 'published', 1, '劳动和社会保障', 'Work and social security', 'consult', 3, 'ordinary', 'social_insurance_agency', 'county', true, 'ctr.ordinary', NULL, 10, 1759268273097, NULL),
	('15.06', 1, 'published', 2, '劳动关系', 'Employment relations', 'dispute', 3, 'complex', 'labor_arbitration_commission', 'county', false, 'ctr.complex', NULL, 30, 1759268273097, NULL),
	('15.06.02', 1, 'published', 3, '非法用工', 'Unlawful employment', 'report', 3, 'ordinary', 'labor_inspection_unit', 'county', false, 'ctr.ordinary', NULL, 10, 1759268273097, NULL);


--
-- Data for Name: measure_month; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: measure_rollup; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice VALUES
	('01M87QWY7TEQ0PEC42P8TSJERR', '01M87QWTXR2Y5FAP5ZC71MH5RS', NULL, 'in_app', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000001"},"title":{"text":"楼上漏水棚都泡了"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000001', '01M87QWY6VB0VFNA2R6EA0BR4E', 'sent', NULL, 1795486954685, 1795486954685),
	('01M87QWYGA0FZ6PX16SEEWZM6Z', '01M87QWTXR2Y5FAP5ZC71MH5RX', NULL, 'in_app', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000007"},"title":{"text":"有人烧电线扒铜"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000007', '01M87QWY7M6HMN7J6Q48AFF34Y', 'sent', NULL, 1795544142243, 1795544142243),
	('01M87QWYHE8CXJGE0WS4ABFN5V', '01M87QWTXR2Y5FAP5ZC71MH5RX', NULL, 'in_app', 'matter-notice-accept', '{"holder":{"named":{"zh":"向阳区生态环境局","en":"Xiangyang District Ecology and Environment Bureau"}},"number":{"text":"HG2026-11-0000007"},"title":{"text":"有人烧电线扒铜"},"words":{"text":"接单，今天与徐先生联系。"}}', 'zh-CN', '/my/matters/HG2026-11-0000007', '01M87QWY7M6HMN7J6Q48AFF34Y', 'sent', NULL, 1795548651473, 1795548651473),
	('01M87QWYK556ABMVWVH74YJ54V', '01M87QWTXR2Y5FAP5ZC71MH5RX', NULL, 'in_app', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000010"},"title":{"text":"一群流浪狗追孩子"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000010', '01M87QWY7N4G8WG4T5ZTBK5PP7', 'sent', NULL, 1795551844161, 1795551844161),
	('01M87QWY7VBNZ34NMSJHAKSBR1', '01M87QWTXR2Y5FAP5ZC71MH5RS', 'v1.aes256gcmsiv.k1.oC_A4SlwBb_B8BKL9umYBly9W7cikvid15kbF99XesSKVy6jZAShtC6X', 'sms', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000001"},"title":{"text":"楼上漏水棚都泡了"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000001', '01M87QWY6VB0VFNA2R6EA0BR4E', 'sent', NULL, 1795486954685, 1795486954685),
	('01M87QWYHPAATKS6T8NNMSDQHZ', NULL, 'v1.aes256gcmsiv.k1.dcLQI5X6q5fqhwHT81Y1g5bjiCkbaHsP7-XT6l4poDJvCa2LCKMrBm9T', 'sms', 'matter-notice-registered', '{"holder":{"named":{"zh":"南翼街道综治中心","en":"Nanyi Subdistrict Governance Centre"}},"number":{"text":"HG2026-11-0000009"},"title":{"text":"老楼院里一盏灯没有"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000009', '01M87QWY74BFT5VH8YNEYVPXQ6', 'sent', NULL, 1795488145016, 1795488145016),
	('01M87QWY8REKQJ667HTDTYX5J7', NULL, 'v1.aes256gcmsiv.k1.pGiCUXGvY9fVp2oKKXrks98EZbfDCBRMlNdkRHo045CLliCQTt7JHiqC', 'sms', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000003"},"title":{"text":"顶楼冷山，屋里15度"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000003', '01M87QWY759V0GC36CNDDYPM76', 'sent', NULL, 1795502178607, 1795502178607),
	('01M87QWYE4AJE19JYSSR6MXYXC', NULL, 'v1.aes256gcmsiv.k1.tjzkvcICfnY06AQ4BgLAvT1mbzTwspF5MioMyNP0Xf0PW8fCmCY7JZXo', 'sms', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000006"},"title":{"text":"井盖响一宿睡不着"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000006', '01M87QWY73C7H8ACK52X203PR5', 'sent', NULL, 1795543088714, 1795543088714),
	('01M87QWYGB5JWGHCYJ1GFR7WW5', '01M87QWTXR2Y5FAP5ZC71MH5RX', 'v1.aes256gcmsiv.k1.fewM63UtGOwpIBGYeUomfwNHy1UZgbiiKnQrEUuo5bh8Ro6bDGn2Izki', 'sms', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000007"},"title":{"text":"有人烧电线扒铜"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000007', '01M87QWY7M6HMN7J6Q48AFF34Y', 'sent', NULL, 1795544142243, 1795544142243),
	('01M87QWYHF3SFY47WJCR4CEES1', '01M87QWTXR2Y5FAP5ZC71MH5RX', 'v1.aes256gcmsiv.k1.JT_bEtsoxLTRwMx68YMSvDLNASTTiz1CiUYs-OmvNfTL0LwJOsXFFoVT', 'sms', 'matter-notice-accept', '{"holder":{"named":{"zh":"向阳区生态环境局","en":"Xiangyang District Ecology and Environment Bureau"}},"number":{"text":"HG2026-11-0000007"},"title":{"text":"有人烧电线扒铜"},"words":{"text":"接单，今天与徐先生联系。"}}', 'zh-CN', '/my/matters/HG2026-11-0000007', '01M87QWY7M6HMN7J6Q48AFF34Y', 'sent', NULL, 1795548651473, 1795548651473),
	('01M87QWYCS42738RK0J9WVYFFE', NULL, 'v1.aes256gcmsiv.k1.I4gQM4Era_fEH3wSv47Lwj6RgbqFi4d1JKrfgXqv0h0_c7YJhasfM8EL', 'sms', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000005"},"title":{"text":"顶楼冷山，屋里13度"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000005', '01M87QWY7P0WMFQZAXXPYVTC1Q', 'sent', NULL, 1795548823644, 1795548823644),
	('01M87QWYK63JBXZE64DDRK2946', '01M87QWTXR2Y5FAP5ZC71MH5RX', 'v1.aes256gcmsiv.k1.sdzgbuI5glkxDIBivXiLuMtzmz0D8fxwTXgQcC5p25eKRrDRO39cN0Zq', 'sms', 'matter-notice-registered', '{"holder":{"named":{"zh":"向阳区综治中心","en":"Xiangyang District Governance Centre"}},"number":{"text":"HG2026-11-0000010"},"title":{"text":"一群流浪狗追孩子"},"words":{"text":""}}', 'zh-CN', '/my/matters/HG2026-11-0000010', '01M87QWY7N4G8WG4T5ZTBK5PP7', 'sent', NULL, 1795551844161, 1795551844161);


--
-- Data for Name: notice_choice; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notice_inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice_inbox VALUES
	('01M87QWY7TEQ0PEC42P8TSJERR', '01M87QWTXR2Y5FAP5ZC71MH5RS', 1795486954685, NULL),
	('01M87QWYGA0FZ6PX16SEEWZM6Z', '01M87QWTXR2Y5FAP5ZC71MH5RX', 1795544142243, NULL),
	('01M87QWYHE8CXJGE0WS4ABFN5V', '01M87QWTXR2Y5FAP5ZC71MH5RX', 1795548651473, NULL),
	('01M87QWYK556ABMVWVH74YJ54V', '01M87QWTXR2Y5FAP5ZC71MH5RX', 1795551844161, NULL);


--
-- Data for Name: notice_outbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: org; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.org VALUES
	('01M87QWK7T42W6X38D3YCA09DQ', NULL, '01M87QWK7T42W6X38D3YCA09DQ/', 'political_legal_committee', 'city', '2304', '2304/', '中共鹤岗市委员会政法委员会', 'Hegang City Political and Legal Committee', '鹤政法', '0468-3906033', 'W 08:30-11:30,13:00-17:00', false, false, true, 1759268265212, NULL),
	('01M87QWK7VBVGH4APG6CWQN0JV', NULL, '01M87QWK7VBVGH4APG6CWQN0JV/', 'governance_center', 'city', '2304', '2304/', '鹤岗市综治中心', 'Hegang City Governance Centre', '鹤综治', '0468-3994934', 'W 08:30-11:30,13:00-17:00; 6 09:00-11:30', true, true, true, 1759268265212, NULL),
	('01M87QWK7VBVGH4APG6CWQN0K9', NULL, '01M87QWK7VBVGH4APG6CWQN0K9/', 'public_security_bureau', 'city', '2304', '2304/', '鹤岗市公安局', 'Hegang City Public Security Bureau', '鹤公', '0468-3988547', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265212, NULL),
	('01M87QWK7W28WDXWKF033GSCZ6', NULL, '01M87QWK7W28WDXWKF033GSCZ6/', 'urban_management_unit', 'city', '2304', '2304/', '鹤岗市城市管理综合执法局', 'Hegang City Urban Management Bureau', '鹤城管', '0468-3910501', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265212, NULL),
	('01M87QWK7W28WDXWKF033GSCZ7', NULL, '01M87QWK7W28WDXWKF033GSCZ7/', 'municipal_works_office', 'city', '2304', '2304/', '鹤岗市市政设施管理处', 'Hegang City Municipal Works Office', '鹤市政', '0468-3931720', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265212, NULL),
	('01M87QWK7W28WDXWKF033GSCZB', NULL, '01M87QWK7W28WDXWKF033GSCZB/', 'heating_company', 'city', '2304', '2304/', '鹤岗市供热服务单位', 'Hegang City Heating Utility', '鹤热', '0468-3952012', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265212, NULL),
	('01M87QWK7W28WDXWKF033GSCZJ', NULL, '01M87QWK7W28WDXWKF033GSCZJ/', 'environment_bureau', 'city', '2304', '2304/', '鹤岗市生态环境局', 'Hegang City Ecology and Environment Bureau', '鹤环', '0468-3973223', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265212, NULL),
	('01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', 'governance_center', 'county', '230402', '2304/230402/', '向阳区综治中心', 'Xiangyang District Governance Centre', '鹤向综治', '0468-3982969', 'W 08:30-11:30,13:00-17:00; 6 09:00-11:30', true, true, true, 1759268265343, NULL),
	('01M87QWKBWBVEZYB9BJET9T6AT', '01M87QWK7W28WDXWKF033GSCZ6', '01M87QWK7W28WDXWKF033GSCZ6/01M87QWKBWBVEZYB9BJET9T6AT/', 'urban_management_unit', 'county', '230402', '2304/230402/', '向阳区城管执法大队', 'Xiangyang District Urban Management Unit', '鹤向城管', '0468-3998084', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265343, NULL),
	('01M87QWKBWBVEZYB9BJET9T6AV', '01M87QWK7W28WDXWKF033GSCZ7', '01M87QWK7W28WDXWKF033GSCZ7/01M87QWKBWBVEZYB9BJET9T6AV/', 'municipal_works_office', 'county', '230402', '2304/230402/', '向阳区市政设施维护中心', 'Xiangyang District Municipal Works Office', '鹤向市政', '0468-3998886', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265343, NULL),
	('01M87QWKBWBVEZYB9BJET9T6B6', '01M87QWK7W28WDXWKF033GSCZJ', '01M87QWK7W28WDXWKF033GSCZJ/01M87QWKBWBVEZYB9BJET9T6B6/', 'environment_bureau', 'county', '230402', '2304/230402/', '向阳区生态环境局', 'Xiangyang District Ecology and Environment Bureau', '鹤向环', '0468-3979575', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265343, NULL),
	('01M87QWKBXE563YFC1PET8T06Q', '01M87QWK7VBVGH4APG6CWQN0JV', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBXE563YFC1PET8T06Q/', 'governance_center', 'county', '230406', '2304/230406/', '东山区综治中心', 'Dongshan District Governance Centre', '鹤东山综治', '0468-3970667', 'W 08:30-11:30,13:00-17:00; 6 09:00-11:30', true, true, true, 1759268265343, NULL),
	('01M87QWKBXE563YFC1PET8T075', '01M87QWK7VBVGH4APG6CWQN0K9', '01M87QWK7VBVGH4APG6CWQN0K9/01M87QWKBXE563YFC1PET8T075/', 'public_security_bureau', 'county', '230406', '2304/230406/', '东山区公安分局', 'Dongshan District Public Security Branch', '鹤东山公', '0468-3912916', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265343, NULL),
	('01M87QWKBY0G7ZN5W2GD92DYKA', '01M87QWK7VBVGH4APG6CWQN0JV', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBY0G7ZN5W2GD92DYKA/', 'governance_center', 'county', '230421', '2304/230421/', '萝北县综治中心', 'Luobei County Governance Centre', '萝综治', '0468-3953788', 'W 08:30-11:30,13:00-17:00; 6 09:00-11:30', true, true, true, 1759268265343, NULL),
	('01M87QWM2B60HG9BQY52MRN99B', '01M87QWKKW59HM7MP7W1PCZHD5', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/01M87QWKKW59HM7MP7W1PCZHD5/01M87QWM2B60HG9BQY52MRN99B/', 'governance_center', 'community', '230402002005', '2304/230402/230402002/230402002005/', '友谊社区综治工作站', 'Youyi Community Governance Desk', '向红军综治站', '0468-3944612', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268266084, NULL),
	('01M87QWKKW59HM7MP7W1PCZHD5', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/01M87QWKKW59HM7MP7W1PCZHD5/', 'governance_center', 'township', '230402002', '2304/230402/230402002/', '红军街道综治中心', 'Hongjun Subdistrict Governance Centre', '向红军综治', '0468-3930375', 'W 08:30-11:30,13:00-17:00; 6 09:00-11:30', true, true, true, 1759268265605, NULL),
	('01M87QWKKW59HM7MP7W1PCZHDX', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/01M87QWKKW59HM7MP7W1PCZHDX/', 'governance_center', 'township', '230402005', '2304/230402/230402005/', '南翼街道综治中心', 'Nanyi Subdistrict Governance Centre', '向南翼综治', '0468-3952131', 'W 08:30-11:30,13:00-17:00; 6 09:00-11:30', true, true, true, 1759268265605, NULL),
	('01M87QWKKXFFE4SDXEK9ZAMXV5', '01M87QWKBXE563YFC1PET8T075', '01M87QWK7VBVGH4APG6CWQN0K9/01M87QWKBXE563YFC1PET8T075/01M87QWKKXFFE4SDXEK9ZAMXV5/', 'police_station', 'township', '230406100', '2304/230406/230406100/', '新华镇派出所', 'Xinhua Town Police Station', '东山新华派', '0468-3959815', 'W 08:30-11:30,13:00-17:00', true, false, true, 1759268265605, NULL);


--
-- Data for Name: participant; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES
	('01M87QWMP23T8B3JC46CQJ367H', '王建民', 'wangjianmin', 'wjm', 1759268266687),
	('01M87QWMPC2TNB4PQGPDSY88MP', '孙玉洁', 'sunyujie', 'syj', 1759268266687),
	('01M87QWMPDCDM3CRSWSQRN4XKY', '刘立明', 'liuliming', 'llm', 1759268266687),
	('01M87QWMPJ0ABDSG92SHD1JRHD', '高淑芹', 'gaoshuqin', 'gsq', 1759268266687),
	('01M87QWMPKDZ608QMJG43HYBC8', '董宏伟', 'donghongwei', 'dhw', 1759268266687),
	('01M87QWMPT5Z4J7PCPYNAXCZY3', '姜春山', 'jiangchunshan', 'jcs', 1759268266687),
	('01M87QWMPV460JBMDEP35ZNQB3', '林晓雪', 'linxiaoxue', 'lxx', 1759268266687),
	('01M87QWMPWCBNBX69B89A68P2Q', '金浩', 'jinhao', 'jh', 1759268266687),
	('01M87QWMPY497TSY0M007GJP44', '曲志刚', 'quzhigang', 'qzg', 1759268266687),
	('01M87QWMQ11TJ6YC29WEVXDW2E', '付雅琴', 'fuyaqin', 'fyq', 1759268266687),
	('01M87QWMQ271NA98E2RCVN7A23', '张思琪', 'zhangsiqi', 'zsq', 1759268266687);


--
-- Data for Name: phone_code; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: place_state; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.place_state VALUES
	(1, 5);


--
-- Data for Name: post; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.post VALUES
	('01M87QWMP782CT0GP310FA62PG', '01M87QWKBVD7V9RTNCZ47R6GTY', '受理窗口', 'window_clerk', 1759268266687, NULL),
	('01M87QWMPC2TNB4PQGPDSY88MQ', '01M87QWKBVD7V9RTNCZ47R6GTY', '分流员', 'triage_officer', 1759268266687, NULL),
	('01M87QWMPF7A9RB3Y97HDEHY6H', '01M87QWKBWBVEZYB9BJET9T6AT', '承办人', 'handler', 1759268266687, NULL),
	('01M87QWMPJ0ABDSG92SHD1JRHE', '01M87QWKBWBVEZYB9BJET9T6AT', '科（股）长', 'unit_leader', 1759268266687, NULL),
	('01M87QWMPPFKYG872PP36MQVAR', '01M87QWK7VBVGH4APG6CWQN0JV', '督办专员', 'supervisor', 1759268266687, NULL),
	('01M87QWMPT5Z4J7PCPYNAXCZY4', '01M87QWKBVD7V9RTNCZ47R6GTY', '中心主任', 'center_head', 1759268266687, NULL),
	('01M87QWMPWCBNBX69B89A68P2N', '01M87QWK7T42W6X38D3YCA09DQ', '市委政法委观察员', 'observer', 1759268266687, NULL),
	('01M87QWMPXFH0V9RAHEQ4M98ZE', '01M87QWK7VBVGH4APG6CWQN0JV', '系统管理员', 'system_admin', 1759268266687, NULL),
	('01M87QWMQ0AA3YQFJAACT1BK32', '01M87QWK7VBVGH4APG6CWQN0JV', '安全管理员', 'security_admin', 1759268266687, NULL),
	('01M87QWMQ11TJ6YC29WEVXDW2F', '01M87QWK7VBVGH4APG6CWQN0JV', '审计管理员', 'audit_admin', 1759268266687, NULL),
	('01M87QWMQ57BTRDZ6ZCH5BRZSC', '01M87QWM2B60HG9BQY52MRN99B', '网格员', 'grid_worker', 1759268266687, NULL);


--
-- Data for Name: post_holder; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.post_holder VALUES
	('01M87QWMP996W5TAGYRCE77CQP', '01M87QWMP782CT0GP310FA62PG', '01M87QWMKD7D68ZZDWD1Q9FDDF', 1759268266687, NULL),
	('01M87QWMPDCDM3CRSWSQRN4XKX', '01M87QWMPC2TNB4PQGPDSY88MQ', '01M87QWMKD7D68ZZDWD1Q9FDDG', 1759268266687, NULL),
	('01M87QWMPGBDH29Z7D8XT3ET6X', '01M87QWMPF7A9RB3Y97HDEHY6H', '01M87QWMKD7D68ZZDWD1Q9FDDH', 1759268266687, NULL),
	('01M87QWMPKDZ608QMJG43HYBC7', '01M87QWMPJ0ABDSG92SHD1JRHE', '01M87QWMKD7D68ZZDWD1Q9FDDJ', 1759268266687, NULL),
	('01M87QWMPQBEE6TV27Q0AF03ZC', '01M87QWMPPFKYG872PP36MQVAR', '01M87QWMKD7D68ZZDWD1Q9FDDK', 1759268266687, NULL),
	('01M87QWMPV460JBMDEP35ZNQB2', '01M87QWMPT5Z4J7PCPYNAXCZY4', '01M87QWMKD7D68ZZDWD1Q9FDDM', 1759268266687, NULL),
	('01M87QWMPWCBNBX69B89A68P2P', '01M87QWMPWCBNBX69B89A68P2N', '01M87QWMKD7D68ZZDWD1Q9FDDN', 1759268266687, NULL),
	('01M87QWMPY497TSY0M007GJP43', '01M87QWMPXFH0V9RAHEQ4M98ZE', '01M87QWMKD7D68ZZDWD1Q9FDDP', 1759268266687, NULL),
	('01M87QWMQ11TJ6YC29WEVXDW2D', '01M87QWMQ0AA3YQFJAACT1BK32', '01M87QWMKD7D68ZZDWD1Q9FDDQ', 1759268266687, NULL),
	('01M87QWMQ271NA98E2RCVN7A22', '01M87QWMQ11TJ6YC29WEVXDW2F', '01M87QWMKD7D68ZZDWD1Q9FDDR', 1759268266687, NULL),
	('01M87QWMQ57BTRDZ6ZCH5BRZSD', '01M87QWMQ57BTRDZ6ZCH5BRZSC', '01M87QWMKD7D68ZZDWD1Q9FDDS', 1759268266687, NULL);


--
-- Data for Name: register; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.register VALUES
	('鹤东山综治2026', 2),
	('鹤向综治2026', 4),
	('鹤向环2026', 2),
	('HG2026-11', 11),
	('向南翼综治2026', 2);


--
-- Data for Name: report_draft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: routing_rule; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.routing_rule VALUES
	('01M87QWV24BHAE77FHMQ36WEGD', '01M87QWV2336RQHBQ8CZCNTZ4D', 'heating.refund', 10, '', '', '["01.02.08"]', '[]', '[]', NULL, NULL, NULL, NULL, '["退费","退钱","退热费","补偿","测温不认","找了好几次"]', 'heating_office', 'county', '["heating_company@city"]', NULL, '涉及退费或供热单位多次未解决，由供热办核定', 'Refund or repeated failure of the heating utility: the heating office rules.', 'duty_list', true, false),
	('01M87QWV259GGW69JS2MHSJFHG', '01M87QWV2336RQHBQ8CZCNTZ4D', 'heating.farm', 20, '', '', '["01.02.08"]', '[]', '["农林场等类似乡级单位"]', NULL, NULL, NULL, NULL, '[]', 'township_government', 'township', '["heating_office@county"]', 2, '农林场场区供热由场部管理单位负责', 'Farms and forest settlements run their own heating.', 'duty_list', true, false),
	('01M87QWV2A83TYZK0FR54PHY24', '01M87QWV2336RQHBQ8CZCNTZ4D', 'heating.season_county', 30, '', '', '["01.02.08"]', '["2304/230421/","2304/230422/"]', '[]', '10-15', '04-15', NULL, NULL, '[]', 'heating_company', 'county', '["heating_office@county"]', 2, '供热期内先由县供热服务单位入户查热', 'In the heating season the county utility checks the home first.', 'duty_list', true, false),
	('01M87QWV2A83TYZK0FR54PHY25', '01M87QWV2336RQHBQ8CZCNTZ4D', 'heating.season_night', 40, '', '', '["01.02.08"]', '[]', '[]', '10-15', '04-15', 1200, 360, '["爆","跑水","漏水","冻","老人","孩子","停暖","冰凉"]', 'heating_company', 'city', '["governance_center@township"]', 1, '夜间停暖或管道跑水，直接派供热抢修', 'Heat lost or a burst pipe at night goes straight to the repair crew.', 'duty_list', true, false),
	('01M87QWV2A83TYZK0FR54PHY26', '01M87QWV2336RQHBQ8CZCNTZ4D', 'heating.season', 50, '', '', '["01.02.08"]', '[]', '[]', '10-15', '04-15', NULL, NULL, '[]', 'heating_company', 'city', '["heating_office@county"]', 2, '供热期内先由供热服务单位入户查热、测温', 'In the heating season the utility checks the home and measures first.', 'duty_list', true, false),
	('01M87QWV2B0SKJBYAM3QHV7H94', '01M87QWV2336RQHBQ8CZCNTZ4D', 'heating.off_season', 60, '', '', '["01.02.08"]', '[]', '[]', NULL, NULL, NULL, NULL, '[]', 'heating_office', 'county', '[]', NULL, '非供热期的改造、缴费、报停事项由供热办受理', 'Outside the season, conversions, fees and suspensions go to the heating office.', 'duty_list', true, false),
	('01M87QWV2B0SKJBYAM3QHV7H95', '01M87QWV2336RQHBQ8CZCNTZ4D', 'gas.smell', 70, '', '', '["01.02.13"]', '[]', '[]', NULL, NULL, NULL, NULL, '["漏气","煤气味","燃气味","臭味","报警器响","阀门"]', 'gas_supply_company', 'city', '["fire_rescue_unit@county"]', 1, '疑似燃气泄漏，立即通知燃气抢修并告知消防', 'Possible gas leak: repair crew at once, fire service told.', '城镇燃气管理条例第四十条', true, false),
	('01M87QWV2B0SKJBYAM3QHV7H96', '01M87QWV2336RQHBQ8CZCNTZ4D', 'water.rural', 80, '', '', '["01.02.16"]', '[]', '["镇","乡"]', NULL, NULL, NULL, NULL, '[]', 'water_bureau', 'county', '["township_government@township"]', 2, '村屯自来水属农村饮水工程，由水务局负责', 'Village tap water belongs to the rural water works.', 'duty_list', true, false),
	('01M87QWV2B0SKJBYAM3QHV7H97', '01M87QWV2336RQHBQ8CZCNTZ4D', 'water.farm', 90, '', '', '["01.02.16","01.02.15"]', '[]', '["农林场等类似乡级单位"]', NULL, NULL, NULL, NULL, '[]', 'township_government', 'township', '[]', NULL, '场区水电由场部管理单位先行处置', 'Farms look after water and power of their settlements first.', 'duty_list', true, false),
	('01M87QWV2DCT6ZFHNA4H3QNQS4', '01M87QWV2336RQHBQ8CZCNTZ4D', 'water.burst_winter', 100, '', '', '["01.02.16"]', '[]', '[]', '11-01', '03-31', NULL, NULL, '["爆管","跑水","冒水","结冰","冻住"]', 'water_supply_company', 'city', '["sanitation_office@county","traffic_police_unit@county"]', 1, '冬季爆管结冰影响出行，抢修与除冰同步', 'A burst main in winter ices the street: repair and de-icing together.', '城市供水条例', true, false),
	('01M87QWV2E8ANB56HZ8CKJAX68', '01M87QWV2336RQHBQ8CZCNTZ4D', 'road.manhole', 110, '', '', '["01.02.04","01.02.11","06.02.05"]', '[]', '[]', NULL, NULL, NULL, NULL, '["井盖","井篦子","雨水井","窨井"]', 'municipal_works_office', 'county', '[]', 2, '井盖先由市政围挡兜底，再查产权单位修复', 'The works office fences the manhole off first, then finds the owner.', '城市道路管理条例第二十三条', true, false),
	('01M87QWV2E8ANB56HZ8CKJAX69', '01M87QWV2336RQHBQ8CZCNTZ4D', 'road.main', 120, '', '', '["01.02.04","01.02.11"]', '[]', '[]', NULL, NULL, NULL, NULL, '["主干道","大街","大桥","桥面","涵洞"]', 'municipal_works_office', 'city', '[]', NULL, '主干道、桥涵由市级市政单位养护', 'Main roads, bridges and culverts are kept by the city works office.', 'duty_list', true, false);


--
-- Data for Name: rule_set; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rule_set VALUES
	('01M87QWV2336RQHBQ8CZCNTZ4D', 1, 'published', '演示城市的分流规则', NULL, 'system:demo', '演示', '["system:demo"]', 'system:demo', '演示', 1759268273217, 1759268273217, NULL, 1759268273217, NULL);


--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_migration VALUES
	(0, 'store/0001_base', '640791dae993e820'),
	(1, 'work/0001_job', '49bfbbbced9ebe1d'),
	(2, 'audit/0001_log', '7fc339f82c85acdc'),
	(3, 'files/0001_file', 'fe514463c743437e'),
	(4, 'notice/0001_notice', 'ca08663e87c79388'),
	(5, 'measure/0001_rollup', 'aff0965c5e992b86'),
	(6, 'people/0001_people', '133c78548850d843'),
	(7, 'place/0001_place', '2d210de8957ca994'),
	(8, 'matter/0001_matter', '9a671d31b6e90b4f'),
	(9, 'matter/0002_clock_rules', 'a6161add6d3236fa'),
	(10, 'matter/0003_happening', 'f2dfcd0f8b11dccb'),
	(11, 'routing/0001_rules', '21daa0b8fe584a6a'),
	(12, 'routing/0002_model', '30e600c464753338'),
	(13, 'routing/0003_calendar', 'd5f8b8299a20a440'),
	(14, 'resident/0001_draft', '5a63cc82c0769742');


--
-- Data for Name: service_point; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.task VALUES
	('01M87QWY7KB4JZ4ZCPP19JZE5M', '01M87QWY6VB0VFNA2R6EA0BR4E', 'triage', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', NULL, NULL, 1795622400000, 'open', 1795486954685, NULL),
	('01M87QWY8P8F6KYF89154AR0H7', '01M87QWY759V0GC36CNDDYPM76', 'triage', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', NULL, NULL, 1795622400000, 'open', 1795502178607, NULL),
	('01M87QWY889VHNYJ0Y1T4NGSVT', '01M87QWY73C7H8ACK52X203PR6', 'triage', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', NULL, NULL, 1795622400000, 'done', 1795455448977, 1795482180000),
	('01M87QWY9B639228C1G2QH14G1', '01M87QWY7M6HMN7J6Q48AFF34Z', 'triage', '01M87QWKBXE563YFC1PET8T06Q', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBXE563YFC1PET8T06Q/', NULL, NULL, 1795708800000, 'done', 1795554710148, 1795554903593),
	('01M87QWYA1C63SWY9E7ANC0K9X', '01M87QWY7M6HMN7J6Q48AFF34Z', 'confirm', '01M87QWKKXFFE4SDXEK9ZAMXV5', '01M87QWK7VBVGH4APG6CWQN0K9/01M87QWKBXE563YFC1PET8T075/01M87QWKKXFFE4SDXEK9ZAMXV5/', NULL, NULL, 1795708800000, 'open', 1795554903593, NULL),
	('01M87QWY9X9MYV2JAPFDRYC9W6', '01M87QWY7P0WMFQZAXXPYVTC1Q', 'triage', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', NULL, NULL, 1795708800000, 'done', 1795548823644, 1795550449995),
	('01M87QWYE5066PS2KHAGM4S9AG', '01M87QWY7P0WMFQZAXXPYVTC1Q', 'confirm', '01M87QWK7W28WDXWKF033GSCZB', '01M87QWK7W28WDXWKF033GSCZB/', NULL, NULL, 1795708800000, 'open', 1795550449995, NULL),
	('01M87QWYE23ZCVC7A9THYVHHG7', '01M87QWY73C7H8ACK52X203PR5', 'triage', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', NULL, NULL, 1795708800000, 'done', 1795543088714, 1795545299013),
	('01M87QWYFHFPTCDFAQAN0WG08P', '01M87QWY73C7H8ACK52X203PR5', 'confirm', '01M87QWKBWBVEZYB9BJET9T6AV', '01M87QWK7W28WDXWKF033GSCZ7/01M87QWKBWBVEZYB9BJET9T6AV/', NULL, NULL, 1795708800000, 'open', 1795545299013, NULL),
	('01M87QWYG8AY201VVSXWHDTCSA', '01M87QWY7M6HMN7J6Q48AFF34Y', 'triage', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', NULL, NULL, 1795708800000, 'done', 1795544142243, 1795544457638),
	('01M87QWYH29VTP2QE5V15HCGZW', '01M87QWY7M6HMN7J6Q48AFF34Y', 'confirm', '01M87QWKBWBVEZYB9BJET9T6B6', '01M87QWK7W28WDXWKF033GSCZJ/01M87QWKBWBVEZYB9BJET9T6B6/', NULL, NULL, 1795708800000, 'done', 1795544457638, 1795548651473),
	('01M87QWYHDD3N1E25MZHTK3WER', '01M87QWY7M6HMN7J6Q48AFF34Y', 'handle', '01M87QWKBWBVEZYB9BJET9T6B6', '01M87QWK7W28WDXWKF033GSCZJ/01M87QWKBWBVEZYB9BJET9T6B6/', NULL, NULL, 1796227200000, 'open', 1795548651473, NULL),
	('01M87QWYH7C8WSCDP5JJNXDY52', '01M87QWY7S4TQA38WB042KEHG6', 'triage', '01M87QWKBY0G7ZN5W2GD92DYKA', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBY0G7ZN5W2GD92DYKA/', NULL, NULL, 1795622400000, 'done', 1795499501795, 1795507122150),
	('01M87QWYHM4KNWJ1Z66V1ST4YZ', '01M87QWY74BFT5VH8YNEYVPXQ6', 'triage', '01M87QWKKW59HM7MP7W1PCZHDX', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/01M87QWKKW59HM7MP7W1PCZHDX/', NULL, NULL, 1795622400000, 'done', 1795488145016, 1795496580000),
	('01M87QWYJF75PGYGA3HN7S6RA6', '01M87QWY74BFT5VH8YNEYVPXQ6', 'confirm', '01M87QWKBWBVEZYB9BJET9T6AV', '01M87QWK7W28WDXWKF033GSCZ7/01M87QWKBWBVEZYB9BJET9T6AV/', NULL, NULL, 1795622400000, 'open', 1795496580000, NULL),
	('01M87QWYJXBWTWX60XXJE9TYJ5', '01M87QWY7N4G8WG4T5ZTBK5PP7', 'triage', '01M87QWKBVD7V9RTNCZ47R6GTY', '01M87QWK7VBVGH4APG6CWQN0JV/01M87QWKBVD7V9RTNCZ47R6GTY/', NULL, NULL, 1795708800000, 'open', 1795551844161, NULL);


--
-- Data for Name: thread_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.thread_entry VALUES
	('01M87QWY7B3FDDABV2YQQ9FHKS', '01M87QWY6VB0VFNA2R6EA0BR4E', 1, 1795486954685, 'add', '01M87QWTXR2Y5FAP5ZC71MH5RS', '', '', NULL, '', '', true, '厕所棚顶滴答水，滴到灯上都跳闸了。楼上房子租出去的，房东不接电话，租客说不归他管。', '{"channel":"app","files":["01M87QWY6R1Y1F0DAST60YH7F9"],"number":"HG2026-11-0000001"}'),
	('01M87QWY865EDJP14JAJGS32BG', '01M87QWY73C7H8ACK52X203PR6', 1, 1795455448977, 'add', 'anonymous', '', '', NULL, '', '', true, '楼下麻将馆打大的，通宵，还有人放钱抽头，我家那口子工资都输里头了。', '{"channel":"app","files":[],"number":"HG2026-11-0000002"}'),
	('01M87QWY8J6BJJKM5A8BWTBVGV', '01M87QWY759V0GC36CNDDYPM76', 1, 1795502178607, 'add', '01M87QWMKD7D68ZZDWD1Q9FDDF', '王建民', '受理窗口', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', true, '孩子才三个月，屋里15度，整宿抱着睡。9号楼1单元7楼，热费一分没少交，报修9天了，来人看一眼说等等，再没信了。', '{"channel":"phone","files":["01M87QWY6F2XXQQ5NA9FDFJ89K"],"number":"HG2026-11-0000003"}'),
	('01M87QWY8S178P7H0FTKSDZD13', '01M87QWY73C7H8ACK52X203PR6', 2, 1795482180000, 'ask_supplement', '01M87QWMKK8XX78RFFKWSDDJ79', '田艳红', '分流员', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', true, '请补充具体门牌号和一张现场照片。', '{}'),
	('01M87QWY9AD0F5CZKHV854EN7W', '01M87QWY7M6HMN7J6Q48AFF34Z', 1, 1795554710148, 'add', '01M87QWMKXC24MZMBJTSEBPDZ7', '张宏伟', '受理窗口', '01M87QWKBXE563YFC1PET8T06Q', '东山区综治中心', 'Dongshan District Governance Centre', true, '取款厅里睡着个老头，外头零下二十多度，看着精神不太好，谁来管管。', '{"channel":"phone","files":[],"number":"HG2026-11-0000004"}'),
	('01M87QWY9VAJK7TCYV5MN4EAH8', '01M87QWY7P0WMFQZAXXPYVTC1Q', 1, 1795548823644, 'add', '01M87QWMKD7D68ZZDWD1Q9FDDF', '王建民', '受理窗口', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', true, '我家胜利家园2号楼5单元顶楼把边，供热13天了屋里就13度，暖气片上头热下头凉，孩子写作业得穿棉袄。找供热站说让放气，放了也不行。', '{"channel":"phone","files":["01M87QWY6E694JQ1K02K1FKJWR"],"number":"HG2026-11-0000005"}'),
	('01M87QWY9X9MYV2JAPFDRYC9W5', '01M87QWY7M6HMN7J6Q48AFF34Z', 2, 1795554903593, 'offer', '01M87QWMKXC24MZMBJTSEBPDZ8', '孙艳红', '分流员', '01M87QWKBXE563YFC1PET8T06Q', '东山区综治中心', 'Dongshan District Governance Centre', true, '电话向反映人核实了情况，转新华镇派出所。', '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKKXFFE4SDXEK9ZAMXV5","to_en":"Xinhua Town Police Station","to_zh":"新华镇派出所"}'),
	('01M87QWYE0ABA8CZTKGD07G74B', '01M87QWY7P0WMFQZAXXPYVTC1Q', 2, 1795550449995, 'offer', '01M87QWMKD7D68ZZDWD1Q9FDDG', '孙玉洁', '分流员', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', true, '已核对地址和诉求，分到鹤岗市供热服务单位。', '{"basis":"职责清单","kind":"dispatch","to":"01M87QWK7W28WDXWKF033GSCZB","to_en":"Hegang City Heating Utility","to_zh":"鹤岗市供热服务单位"}'),
	('01M87QWYDZ50PZK0MFFV3XV60A', '01M87QWY73C7H8ACK52X203PR5', 1, 1795543088714, 'add', '01M87QWMKK8XX78RFFKWSDDJ7B', '郭宏宇', '受理窗口', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', true, '反映过一回，垫了块胶皮，半个月又响了，能不能换新的。', '{"channel":"hotline_12345","files":[],"number":"HG2026-11-0000006"}'),
	('01M87QWYFA17EVRCB75QQZKM78', '01M87QWY73C7H8ACK52X203PR5', 2, 1795545299013, 'offer', '01M87QWMKK8XX78RFFKWSDDJ79', '田艳红', '分流员', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', true, '电话向王女士核实了情况，转向阳区市政设施维护中心。', '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKBWBVEZYB9BJET9T6AV","to_en":"Xiangyang District Municipal Works Office","to_zh":"向阳区市政设施维护中心"}'),
	('01M87QWYG60678FV7Y1ZN66HH2', '01M87QWY7M6HMN7J6Q48AFF34Y', 1, 1795544142243, 'add', '01M87QWTXR2Y5FAP5ZC71MH5RX', '', '', NULL, '', '', true, '后院空地有人烧废电线轮胎，黑烟飘好几里，一股塑料味呛鼻子。', '{"channel":"app","files":[],"number":"HG2026-11-0000007"}'),
	('01M87QWYGXBDC0NCRF1QWB2QNN', '01M87QWY7M6HMN7J6Q48AFF34Y', 2, 1795544457638, 'offer', '01M87QWMKK8XX78RFFKWSDDJ79', '田艳红', '分流员', '01M87QWKBVD7V9RTNCZ47R6GTY', '向阳区综治中心', 'Xiangyang District Governance Centre', true, '已核对地址和诉求，分到向阳区生态环境局。', '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKBWBVEZYB9BJET9T6B6","to_en":"Xiangyang District Ecology and Environment Bureau","to_zh":"向阳区生态环境局"}'),
	('01M87QWYH5C6A3DM7YFQR6K30J', '01M87QWY7S4TQA38WB042KEHG6', 1, 1795499501795, 'add', 'anonymous', '', '', NULL, '', '', true, '洗车店用俩小孩，说话都没变声呢。', '{"channel":"app","files":[],"number":"HG2026-11-0000008"}'),
	('01M87QWYHA5XHCQZED4Q4ZRGRM', '01M87QWY7M6HMN7J6Q48AFF34Y', 3, 1795548651473, 'accept', '01M87QWMKM5DQ66PEH7NV94SD4', '吕春玲', '承办人', '01M87QWKBWBVEZYB9BJET9T6B6', '向阳区生态环境局', 'Xiangyang District Ecology and Environment Bureau', true, '接单，今天与徐先生联系。', '{"from_en":"Xiangyang District Governance Centre","from_zh":"向阳区综治中心","to":"01M87QWKBWBVEZYB9BJET9T6B6","to_en":"Xiangyang District Ecology and Environment Bureau","to_zh":"向阳区生态环境局"}'),
	('01M87QWYHK4K9TP6R6D8SH8CHE', '01M87QWY74BFT5VH8YNEYVPXQ6', 1, 1795488145016, 'add', '01M87QWMMVFT0NFF46JHBVHN6J', '陈可心', '社区书记', '01M87QWM2C1KCAKJ655JMFNXR9', '南翼社区综治工作站', 'Nanyi Community Governance Desk', true, '南翼新村是弃管老楼，院里一盏灯没有，晚上下楼倒垃圾都打手电。', '{"channel":"grid","files":[],"number":"HG2026-11-0000009"}'),
	('01M87QWYJ27FMTVPR09HSYX4TW', '01M87QWY7S4TQA38WB042KEHG6', 2, 1795507122150, 'ask_supplement', '01M87QWMKZ5XS8S7C42S7WBN1H', '李雪梅', '分流员', '01M87QWKBY0G7ZN5W2GD92DYKA', '萝北县综治中心', 'Luobei County Governance Centre', true, '请补充具体门牌号和一张现场照片。', '{}'),
	('01M87QWYJ6BWJKR7RWZRJ7BY8J', '01M87QWY74BFT5VH8YNEYVPXQ6', 2, 1795496580000, 'offer', '01M87QWMM9AWWP79WF9Y3HFX6A', '陈淑华', '分流员', '01M87QWKKW59HM7MP7W1PCZHDX', '南翼街道综治中心', 'Nanyi Subdistrict Governance Centre', true, '已核对地址和诉求，分到向阳区市政设施维护中心。', '{"basis":"职责清单","kind":"dispatch","to":"01M87QWKBWBVEZYB9BJET9T6AV","to_en":"Xiangyang District Municipal Works Office","to_zh":"向阳区市政设施维护中心"}'),
	('01M87QWYJWBRATT4A5A56Q6031', '01M87QWY7N4G8WG4T5ZTBK5PP7', 1, 1795551844161, 'add', '01M87QWTXR2Y5FAP5ZC71MH5RX', '', '', NULL, '', '', true, '胜利家属楼后院七八条流浪狗，早上追上学的孩子，我家孩子吓得不敢走那条道。', '{"channel":"app","files":["01M87QWY6CBB19Q0RECT64JZ9F"],"number":"HG2026-11-0000010"}');


--
-- Data for Name: triage_model; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: unit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit VALUES
	('01M87QWGWAED8A1DTCKHV9C5YB', 'city', NULL, '2304', '2304/', '鹤岗市', '鹤岗市', 'Hegang City', '地级市', true, '~he4 鹤~gang3 岗~shi4 市', 'hgs', 'hegangshi', '鹤岗市', '鹤岗', 130.2916396875, 47.32881129287063, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHQQ', 'township', '01M87QWGWAED8A1DTCKHV9C5YC', '230402001', '2304/230402/230402001/', '北山街道', '北山街道', 'Beishan Subdistrict', '街道', true, '~bei3 北~shan1 山~jie1 街~dao4 道', 'bsjd', 'beishanjiedao', '北山街道', '北山', 130.2916397, 47.3288113, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHQR', 'township', '01M87QWGWAED8A1DTCKHV9C5YC', '230402002', '2304/230402/230402002/', '红军街道', '红军街道', 'Hongjun Subdistrict', '街道', true, '~hong2 红~jun1 军~jie1 街~dao4 道', 'hjjd', 'hongjunjiedao', '红军街道', '红军', 130.2935066, 47.333656, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHQS', 'township', '01M87QWGWAED8A1DTCKHV9C5YC', '230402003', '2304/230402/230402003/', '光明街道', '光明街道', 'Guangming Subdistrict', '街道', true, '~guang1 光~ming2 明~jie1 街~dao4 道', 'gmjd', 'guangmingjiedao', '光明街道', '光明', 130.2986489, 47.3274801, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHQT', 'township', '01M87QWGWAED8A1DTCKHV9C5YC', '230402004', '2304/230402/230402004/', '胜利街道', '胜利街道', 'Shengli Subdistrict', '街道', true, '~sheng4 胜~li4 利~jie1 街~dao4 道', 'sljd', 'shenglijiedao', '胜利街道', '胜利', 130.2929498, 47.3244031, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHQV', 'township', '01M87QWGWAED8A1DTCKHV9C5YC', '230402005', '2304/230402/230402005/', '南翼街道', '南翼街道', 'Nanyi Subdistrict', '街道', true, '~nan2 南~yi4 翼~jie1 街~dao4 道', 'nyjd', 'nanyijiedao', '南翼街道', '南翼', 130.2865958, 47.3235301, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHRH', 'township', '01M87QWGWBF6G88D92KSXQEHQK', '230406100', '2304/230406/230406100/', '新华镇', '新华镇', 'Xinhua Town', '镇', true, '~xin1 新~hua2 华~zhen4 镇', 'xhz', 'xinhuazhen', '新华镇', '新华', 130.1023353, 47.4712522, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHS2', 'township', '01M87QWGWBF6G88D92KSXQEHQN', '230421400', '2304/230421/230421400/', '萝北县林业局', '萝北县林业局', 'Luobei Forestry Bureau', '农林场等类似乡级单位', false, '~luo2 萝~bei3 北~xian4 县~lin2 林~ye4 业~ju2 局', 'lbxlyj', 'luobeixianlinyeju', '萝北县林业局', '萝北县林业局', 130.3657363, 47.8777971, '2023-01-01', NULL),
	('01M87QWGWCBSSR6JEJPZ5V507Z', 'community', '01M87QWGWBF6G88D92KSXQEHQQ', '230402001001', '2304/230402/230402001/230402001001/', '梧桐社区', '梧桐社区', 'Wutong Community', '社区', true, '~wu2 梧~tong2 桐~she4 社~qu1 区', 'wtsq', 'wutongshequ', '梧桐社区', '梧桐', 130.2916397, 47.3288113, '2023-01-01', NULL),
	('01M87QWGWCBSSR6JEJPZ5V5080', 'community', '01M87QWGWBF6G88D92KSXQEHQR', '230402002005', '2304/230402/230402002/230402002005/', '友谊社区', '友谊社区', 'Youyi Community', '社区', true, '~you3 友~yi4 谊~she4 社~qu1 区', 'yysq', 'youyishequ', '友谊社区', '友谊', 130.2903295, 47.3332195, '2023-01-01', NULL),
	('01M87QWGWCBSSR6JEJPZ5V5081', 'community', '01M87QWGWBF6G88D92KSXQEHQR', '230402002006', '2304/230402/230402002/230402002006/', '煤城社区', '煤城社区', 'Meicheng Community', '社区', true, '~mei2 煤~cheng2 城~she4 社~qu1 区', 'mcsq', 'meichengshequ', '煤城社区', '煤城', 130.2966836, 47.3340925, '2023-01-01', NULL),
	('01M87QWGWCBSSR6JEJPZ5V5083', 'community', '01M87QWGWBF6G88D92KSXQEHQS', '230402003006', '2304/230402/230402003/230402003006/', '和平社区', '和平社区', 'Heping Community', '社区', true, '~he2 和~ping2 平~she4 社~qu1 区', 'hpsq', 'hepingshequ', '和平社区', '和平', 130.2993039, 47.325276, '2023-01-01', NULL),
	('01M87QWGWCBSSR6JEJPZ5V5084', 'community', '01M87QWGWBF6G88D92KSXQEHQT', '230402004004', '2304/230402/230402004/230402004004/', '红叶社区', '红叶社区', 'Hongye Community', '社区', true, '~hong2 红~ye4 叶~she4 社~qu1 区', 'hysq', 'hongyeshequ', '红叶社区', '红叶', 130.2929498, 47.3244031, '2023-01-01', NULL),
	('01M87QWGWCBSSR6JEJPZ5V5085', 'community', '01M87QWGWBF6G88D92KSXQEHQV', '230402005004', '2304/230402/230402005/230402005004/', '南翼社区', '南翼社区', 'Nanyi Community', '社区', true, '~nan2 南~yi4 翼~she4 社~qu1 区', 'nysq', 'nanyishequ', '南翼社区', '南翼', 130.2865958, 47.3235301, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHQN', 'county', '01M87QWGWAED8A1DTCKHV9C5YB', '230421', '2304/230421/', '萝北县', '萝北县', 'Luobei County', '县', false, '~luo2 萝~bei3 北~xian4 县', 'lbx', 'luobeixian', '萝北县', '萝北', 130.35615950536737, 47.87306390625, '2023-01-01', NULL),
	('01M87QWGWD6H8KYRJK25R1CGKG', 'community', '01M87QWGWBF6G88D92KSXQEHRH', '230406100001', '2304/230406/230406100/230406100001/', '爱华社区', '爱华社区', 'Aihua Community', '社区', true, '~ai4 爱~hua2 华~she4 社~qu1 区', 'ahsq', 'aihuashequ', '爱华社区', '爱华', 130.1023353, 47.4712522, '2023-01-01', NULL),
	('01M87QWGWGE74S2TGWBEFZBW4V', 'community', '01M87QWGWBF6G88D92KSXQEHS2', '230421400505', '2304/230421/230421400/230421400505/', '渔米河林场生活区', '渔米河林场生活区', 'Yumihelinchang Residential Area', '生活区', true, '~yu2 渔~mi3 米~he2 河~lin2 林~chang3 场~sheng1 生~huo2 活~qu1 区', 'ymhlcshq', 'yumihelinchangshenghuoqu', '渔米河林场生活区', '渔米河林场', 130.3690092, 47.8778768, '2023-01-01', NULL),
	('01M87QWGWAED8A1DTCKHV9C5YC', 'county', '01M87QWGWAED8A1DTCKHV9C5YB', '230402', '2304/230402/', '向阳区', '向阳区', 'Xiangyang District', '市辖区', true, '~xiang4 向~yang2 阳~qu1 区', 'xyq', 'xiangyangqu', '向阳区', '向阳', 130.2916396875, 47.32881129287063, '2023-01-01', NULL),
	('01M87QWGWBF6G88D92KSXQEHQK', 'county', '01M87QWGWAED8A1DTCKHV9C5YB', '230406', '2304/230406/', '东山区', '东山区', 'Dongshan District', '市辖区', true, '~dong1 东~shan1 山~qu1 区', 'dsq', 'dongshanqu', '东山区', '东山', 130.104177734375, 47.46234499936576, '2023-01-01', NULL);


--
-- Data for Name: unit_code; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit_code VALUES
	('01M87QWGWAED8A1DTCKHV9C5YB', 'NBS', '2304', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWAED8A1DTCKHV9C5YC', 'NBS', '230402', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHQK', 'NBS', '230406', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHQN', 'NBS', '230421', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHQQ', 'NBS', '230402001', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHQR', 'NBS', '230402002', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHQS', 'NBS', '230402003', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHQT', 'NBS', '230402004', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHQV', 'NBS', '230402005', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHRH', 'NBS', '230406100', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWBF6G88D92KSXQEHS2', 'NBS', '230421400', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWCBSSR6JEJPZ5V507Z', 'NBS', '230402001001', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWCBSSR6JEJPZ5V5080', 'NBS', '230402002005', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWCBSSR6JEJPZ5V5081', 'NBS', '230402002006', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWCBSSR6JEJPZ5V5083', 'NBS', '230402003006', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWCBSSR6JEJPZ5V5084', 'NBS', '230402004004', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWCBSSR6JEJPZ5V5085', 'NBS', '230402005004', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWD6H8KYRJK25R1CGKG', 'NBS', '230406100001', '2023-01-01', NULL, 'National Bureau of Statistics, 2023'),
	('01M87QWGWGE74S2TGWBEFZBW4V', 'NBS', '230421400505', '2023-01-01', NULL, 'National Bureau of Statistics, 2023');


--
-- Data for Name: unit_conflict; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: upload; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: event_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.event_seq_seq', 47, true);


--
-- Name: happening_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.happening_id_seq', 11, true);


--
-- Name: account account_login_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_login_key UNIQUE (login);


--
-- Name: account account_phone_index_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_phone_index_key UNIQUE (phone_index);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);


--
-- Name: api_token api_token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);


--
-- Name: api_token api_token_secret_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_secret_hash_key UNIQUE (secret_hash);


--
-- Name: audit_checkpoint audit_checkpoint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_checkpoint
    ADD CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (size);


--
-- Name: audit_entry audit_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);


--
-- Name: audit_entry audit_entry_position_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_position_key UNIQUE ("position");


--
-- Name: audit_head audit_head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (one);


--
-- Name: boundary_draft boundary_draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.boundary_draft
    ADD CONSTRAINT boundary_draft_pkey PRIMARY KEY (id);


--
-- Name: boundary boundary_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.boundary
    ADD CONSTRAINT boundary_pkey PRIMARY KEY (unit_id, version);


--
-- Name: building building_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.building
    ADD CONSTRAINT building_pkey PRIMARY KEY (id);


--
-- Name: calendar_year calendar_year_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_year
    ADD CONSTRAINT calendar_year_pkey PRIMARY KEY (year);


--
-- Name: clock clock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (id);


--
-- Name: clock_rule clock_rule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.clock_rule
    ADD CONSTRAINT clock_rule_pkey PRIMARY KEY (code, valid_from);


--
-- Name: command_done command_done_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.command_done
    ADD CONSTRAINT command_done_pkey PRIMARY KEY (id);


--
-- Name: document document_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_code_key UNIQUE (code);


--
-- Name: document document_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (id);


--
-- Name: entrance entrance_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.entrance
    ADD CONSTRAINT entrance_pkey PRIMARY KEY (building_id, number);


--
-- Name: estate estate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.estate
    ADD CONSTRAINT estate_pkey PRIMARY KEY (id);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (seq);


--
-- Name: file file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (id);


--
-- Name: grid grid_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid
    ADD CONSTRAINT grid_pkey PRIMARY KEY (id);


--
-- Name: grid_worker grid_worker_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid_worker
    ADD CONSTRAINT grid_worker_pkey PRIMARY KEY (id);


--
-- Name: hand_off hand_off_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hand_off
    ADD CONSTRAINT hand_off_pkey PRIMARY KEY (id);


--
-- Name: happening happening_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.happening
    ADD CONSTRAINT happening_pkey PRIMARY KEY (id);


--
-- Name: holding holding_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.holding
    ADD CONSTRAINT holding_pkey PRIMARY KEY (matter_id, seq);


--
-- Name: job job_dedup_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_dedup_key UNIQUE (dedup);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: login_attempt login_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.login_attempt
    ADD CONSTRAINT login_attempt_pkey PRIMARY KEY (key);


--
-- Name: login_ticket login_ticket_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.login_ticket
    ADD CONSTRAINT login_ticket_pkey PRIMARY KEY (secret_hash);


--
-- Name: matter_link matter_link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_link
    ADD CONSTRAINT matter_link_pkey PRIMARY KEY (from_id, to_id, kind);


--
-- Name: matter matter_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter
    ADD CONSTRAINT matter_number_key UNIQUE (number);


--
-- Name: matter_org matter_org_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_org
    ADD CONSTRAINT matter_org_pkey PRIMARY KEY (matter_id, org_id);


--
-- Name: matter matter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter
    ADD CONSTRAINT matter_pkey PRIMARY KEY (id);


--
-- Name: matter_tombstone matter_tombstone_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_tombstone
    ADD CONSTRAINT matter_tombstone_number_key UNIQUE (number);


--
-- Name: matter_tombstone matter_tombstone_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_tombstone
    ADD CONSTRAINT matter_tombstone_pkey PRIMARY KEY (id);


--
-- Name: matter_type matter_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_type
    ADD CONSTRAINT matter_type_pkey PRIMARY KEY (code, version);


--
-- Name: measure_month measure_month_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.measure_month
    ADD CONSTRAINT measure_month_pkey PRIMARY KEY (measure, month, unit_path, org_id, key);


--
-- Name: measure_rollup measure_rollup_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.measure_rollup
    ADD CONSTRAINT measure_rollup_pkey PRIMARY KEY (measure, day, unit_path, org_id, key);


--
-- Name: notice_choice notice_choice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice_choice
    ADD CONSTRAINT notice_choice_pkey PRIMARY KEY (account_id, channel);


--
-- Name: notice_inbox notice_inbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice_inbox
    ADD CONSTRAINT notice_inbox_pkey PRIMARY KEY (notice_id);


--
-- Name: notice_outbox notice_outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice_outbox
    ADD CONSTRAINT notice_outbox_pkey PRIMARY KEY (notice_id);


--
-- Name: notice notice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);


--
-- Name: org org_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.org
    ADD CONSTRAINT org_pkey PRIMARY KEY (id);


--
-- Name: participant participant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participant
    ADD CONSTRAINT participant_pkey PRIMARY KEY (id);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: phone_code phone_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_code
    ADD CONSTRAINT phone_code_pkey PRIMARY KEY (id);


--
-- Name: place_state place_state_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.place_state
    ADD CONSTRAINT place_state_pkey PRIMARY KEY (one);


--
-- Name: post_holder post_holder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post_holder
    ADD CONSTRAINT post_holder_pkey PRIMARY KEY (id);


--
-- Name: post post_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_pkey PRIMARY KEY (id);


--
-- Name: register register_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.register
    ADD CONSTRAINT register_pkey PRIMARY KEY (name);


--
-- Name: report_draft report_draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_draft
    ADD CONSTRAINT report_draft_pkey PRIMARY KEY (id);


--
-- Name: routing_rule routing_rule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.routing_rule
    ADD CONSTRAINT routing_rule_pkey PRIMARY KEY (id);


--
-- Name: rule_set rule_set_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_set
    ADD CONSTRAINT rule_set_number_key UNIQUE (number);


--
-- Name: rule_set rule_set_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_set
    ADD CONSTRAINT rule_set_pkey PRIMARY KEY (id);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (name);


--
-- Name: service_point service_point_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_point
    ADD CONSTRAINT service_point_pkey PRIMARY KEY (id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: session session_secret_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_secret_hash_key UNIQUE (secret_hash);


--
-- Name: task task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (id);


--
-- Name: thread_entry thread_entry_matter_id_seq_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_entry
    ADD CONSTRAINT thread_entry_matter_id_seq_key UNIQUE (matter_id, seq);


--
-- Name: thread_entry thread_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_entry
    ADD CONSTRAINT thread_entry_pkey PRIMARY KEY (id);


--
-- Name: triage_model triage_model_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.triage_model
    ADD CONSTRAINT triage_model_pkey PRIMARY KEY (version);


--
-- Name: unit_code unit_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_code
    ADD CONSTRAINT unit_code_pkey PRIMARY KEY (unit_id, system, code, valid_from);


--
-- Name: unit_conflict unit_conflict_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_conflict
    ADD CONSTRAINT unit_conflict_pkey PRIMARY KEY (id);


--
-- Name: unit unit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);


--
-- Name: upload upload_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (id);


--
-- Name: account_demo; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_demo ON public.account USING btree (demo_role) WHERE (demo_role IS NOT NULL);


--
-- Name: account_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_newest ON public.account USING btree (created_ms, id);


--
-- Name: account_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_of_person ON public.account USING btree (person_id);


--
-- Name: api_token_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX api_token_of_account ON public.api_token USING btree (account_id, created_ms);


--
-- Name: audit_actor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_actor ON public.audit_entry USING btree (actor, at_ms);


--
-- Name: audit_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_subject ON public.audit_entry USING btree (subject_kind, subject_id, at_ms);


--
-- Name: audit_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_time ON public.audit_entry USING btree (at_ms, id);


--
-- Name: audit_unsequenced; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_unsequenced ON public.audit_entry USING btree (id) WHERE ("position" IS NULL);


--
-- Name: boundary_current; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX boundary_current ON public.boundary USING btree (unit_id) WHERE (valid_to IS NULL);


--
-- Name: building_estate; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX building_estate ON public.building USING btree (estate_id, number);


--
-- Name: building_near; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX building_near ON public.building USING btree (lat, lon);


--
-- Name: building_unit; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX building_unit ON public.building USING btree (path, number);


--
-- Name: clock_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_of ON public.clock USING btree (matter_id, start_ms);


--
-- Name: clock_running; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX clock_running ON public.clock USING btree (due_ms) WHERE (state = 'running'::text);


--
-- Name: document_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX document_of ON public.document USING btree (matter_id, made_ms);


--
-- Name: estate_folded; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX estate_folded ON public.estate USING btree (folded);


--
-- Name: estate_unit; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX estate_unit ON public.estate USING btree (path);


--
-- Name: event_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_age ON public.event USING btree (at_ms);


--
-- Name: event_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_order ON public.event USING btree (xid, seq);


--
-- Name: file_by_hash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX file_by_hash ON public.file USING btree (sha256);


--
-- Name: file_by_original; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX file_by_original ON public.file USING btree (original_sha256) WHERE (original_sha256 IS NOT NULL);


--
-- Name: file_by_thumb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX file_by_thumb ON public.file USING btree (thumb_sha256) WHERE (thumb_sha256 IS NOT NULL);


--
-- Name: file_of_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX file_of_owner ON public.file USING btree (owner_kind, owner_id, created_ms);


--
-- Name: file_to_purge; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX file_to_purge ON public.file USING btree (changed_ms) WHERE (state = ANY (ARRAY['pending'::text, 'removed'::text]));


--
-- Name: grid_path; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX grid_path ON public.grid USING btree (path) WHERE (valid_to IS NULL);


--
-- Name: grid_worker_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX grid_worker_account ON public.grid_worker USING btree (account_id);


--
-- Name: grid_worker_grid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX grid_worker_grid ON public.grid_worker USING btree (grid_id) WHERE (valid_to IS NULL);


--
-- Name: hand_off_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hand_off_of ON public.hand_off USING btree (matter_id, offered_ms);


--
-- Name: hand_off_pending; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX hand_off_pending ON public.hand_off USING btree (matter_id) WHERE (state = 'offered'::text);


--
-- Name: hand_off_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hand_off_to ON public.hand_off USING btree (to_path, state, offered_ms);


--
-- Name: job_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_due ON public.job USING btree (run_at_ms) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));


--
-- Name: job_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_state ON public.job USING btree (state, kind, created_ms);


--
-- Name: login_attempt_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX login_attempt_age ON public.login_attempt USING btree (since_ms);


--
-- Name: matter_code; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_code ON public.matter USING btree (code_index);


--
-- Name: matter_completed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_completed ON public.matter USING btree (completed_ms) WHERE (state = 'completed'::text);


--
-- Name: matter_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_due ON public.matter USING btree (due_ms, id) WHERE (due_ms IS NOT NULL);


--
-- Name: matter_holder; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_holder ON public.matter USING btree (holder_path, state, due_ms);


--
-- Name: matter_link_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_link_to ON public.matter_link USING btree (to_id);


--
-- Name: matter_near; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_near ON public.matter USING btree (lat, lon, registered_ms) WHERE (lat IS NOT NULL);


--
-- Name: matter_org_path; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_org_path ON public.matter_org USING btree (org_path, matter_id);


--
-- Name: matter_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_phone ON public.matter USING btree (phone_index) WHERE (phone_index IS NOT NULL);


--
-- Name: matter_recent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_recent ON public.matter USING btree (registered_ms, id);


--
-- Name: matter_reporter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_reporter ON public.matter USING btree (reporter_account, registered_ms) WHERE (reporter_account IS NOT NULL);


--
-- Name: matter_type_published; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_type_published ON public.matter_type USING btree (state, code);


--
-- Name: matter_unit; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_unit ON public.matter USING btree (unit_path, state, due_ms);


--
-- Name: matter_unit_recent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX matter_unit_recent ON public.matter USING btree (unit_path, registered_ms, id);


--
-- Name: notice_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_by_state ON public.notice USING btree (state, created_ms);


--
-- Name: notice_inbox_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_inbox_newest ON public.notice_inbox USING btree (account_id, created_ms, notice_id);


--
-- Name: notice_inbox_unread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_inbox_unread ON public.notice_inbox USING btree (account_id) WHERE (read_ms IS NULL);


--
-- Name: notice_of_matter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_of_matter ON public.notice USING btree (matter_id, created_ms) WHERE (matter_id IS NOT NULL);


--
-- Name: notice_outbox_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_outbox_newest ON public.notice_outbox USING btree (at_ms);


--
-- Name: org_by_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX org_by_kind ON public.org USING btree (kind, unit_path) WHERE is_open;


--
-- Name: org_children; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX org_children ON public.org USING btree (parent_id);


--
-- Name: org_of_unit; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX org_of_unit ON public.org USING btree (unit_path, kind) WHERE is_open;


--
-- Name: org_path; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX org_path ON public.org USING btree (path);


--
-- Name: participant_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX participant_of ON public.participant USING btree (matter_id);


--
-- Name: phone_code_of_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_code_of_phone ON public.phone_code USING btree (phone_index, created_ms);


--
-- Name: post_holder_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX post_holder_of_account ON public.post_holder USING btree (account_id);


--
-- Name: post_holder_of_post; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX post_holder_of_post ON public.post_holder USING btree (post_id);


--
-- Name: post_of_org; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX post_of_org ON public.post USING btree (org_id);


--
-- Name: report_draft_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_draft_of ON public.report_draft USING btree (account, changed_ms) WHERE (account IS NOT NULL);


--
-- Name: report_draft_old; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_draft_old ON public.report_draft USING btree (changed_ms);


--
-- Name: routing_rule_code; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX routing_rule_code ON public.routing_rule USING btree (set_id, code);


--
-- Name: routing_rule_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX routing_rule_order ON public.routing_rule USING btree (set_id, "position");


--
-- Name: rule_set_published; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX rule_set_published ON public.rule_set USING btree (state) WHERE (state = 'published'::text);


--
-- Name: service_point_path; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_point_path ON public.service_point USING btree (path, kind) WHERE (valid_to IS NULL);


--
-- Name: session_ends; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_ends ON public.session USING btree (ends_ms);


--
-- Name: session_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_of_account ON public.session USING btree (account_id, created_ms);


--
-- Name: task_mine; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_mine ON public.task USING btree (account, due_ms) WHERE ((state = 'open'::text) AND (account IS NOT NULL));


--
-- Name: task_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_of ON public.task USING btree (matter_id, kind);


--
-- Name: task_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_open ON public.task USING btree (org_path, due_ms) WHERE (state = 'open'::text);


--
-- Name: triage_model_trained; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX triage_model_trained ON public.triage_model USING btree (trained_ms);


--
-- Name: unit_code_lookup; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX unit_code_lookup ON public.unit_code USING btree (system, code);


--
-- Name: unit_code_main; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX unit_code_main ON public.unit USING btree (code);


--
-- Name: unit_conflict_code; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unit_conflict_code ON public.unit_conflict USING btree (code);


--
-- Name: unit_parent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX unit_parent ON public.unit USING btree (parent_id, sort_key);


--
-- Name: unit_path; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unit_path ON public.unit USING btree (path) WHERE (valid_to IS NULL);


--
-- Name: upload_to_expire; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX upload_to_expire ON public.upload USING btree (expires_ms);


--
-- Name: account account_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);


--
-- Name: api_token api_token_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: api_token api_token_post_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_post_id_fkey FOREIGN KEY (post_id) REFERENCES public.post(id);


--
-- Name: boundary boundary_unit_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.boundary
    ADD CONSTRAINT boundary_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);


--
-- Name: building building_estate_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.building
    ADD CONSTRAINT building_estate_id_fkey FOREIGN KEY (estate_id) REFERENCES public.estate(id);


--
-- Name: building building_grid_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.building
    ADD CONSTRAINT building_grid_id_fkey FOREIGN KEY (grid_id) REFERENCES public.grid(id);


--
-- Name: building building_unit_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.building
    ADD CONSTRAINT building_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);


--
-- Name: clock clock_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.clock
    ADD CONSTRAINT clock_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: document document_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: entrance entrance_building_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.entrance
    ADD CONSTRAINT entrance_building_id_fkey FOREIGN KEY (building_id) REFERENCES public.building(id);


--
-- Name: estate estate_grid_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.estate
    ADD CONSTRAINT estate_grid_id_fkey FOREIGN KEY (grid_id) REFERENCES public.grid(id);


--
-- Name: estate estate_unit_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.estate
    ADD CONSTRAINT estate_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);


--
-- Name: grid grid_unit_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid
    ADD CONSTRAINT grid_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);


--
-- Name: grid_worker grid_worker_grid_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.grid_worker
    ADD CONSTRAINT grid_worker_grid_id_fkey FOREIGN KEY (grid_id) REFERENCES public.grid(id);


--
-- Name: hand_off hand_off_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hand_off
    ADD CONSTRAINT hand_off_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: holding holding_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.holding
    ADD CONSTRAINT holding_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: login_ticket login_ticket_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.login_ticket
    ADD CONSTRAINT login_ticket_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: matter_link matter_link_from_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_link
    ADD CONSTRAINT matter_link_from_id_fkey FOREIGN KEY (from_id) REFERENCES public.matter(id);


--
-- Name: matter_link matter_link_to_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_link
    ADD CONSTRAINT matter_link_to_id_fkey FOREIGN KEY (to_id) REFERENCES public.matter(id);


--
-- Name: matter_org matter_org_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.matter_org
    ADD CONSTRAINT matter_org_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: notice_inbox notice_inbox_notice_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice_inbox
    ADD CONSTRAINT notice_inbox_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES public.notice(id);


--
-- Name: notice_outbox notice_outbox_notice_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice_outbox
    ADD CONSTRAINT notice_outbox_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES public.notice(id);


--
-- Name: org org_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.org
    ADD CONSTRAINT org_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.org(id);


--
-- Name: participant participant_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.participant
    ADD CONSTRAINT participant_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: post_holder post_holder_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post_holder
    ADD CONSTRAINT post_holder_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: post_holder post_holder_post_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post_holder
    ADD CONSTRAINT post_holder_post_id_fkey FOREIGN KEY (post_id) REFERENCES public.post(id);


--
-- Name: post post_org_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.org(id);


--
-- Name: routing_rule routing_rule_set_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.routing_rule
    ADD CONSTRAINT routing_rule_set_id_fkey FOREIGN KEY (set_id) REFERENCES public.rule_set(id);


--
-- Name: rule_set rule_set_based_on_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_set
    ADD CONSTRAINT rule_set_based_on_fkey FOREIGN KEY (based_on) REFERENCES public.rule_set(id);


--
-- Name: service_point service_point_unit_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_point
    ADD CONSTRAINT service_point_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);


--
-- Name: session session_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: session session_post_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_post_id_fkey FOREIGN KEY (post_id) REFERENCES public.post(id);


--
-- Name: task task_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: thread_entry thread_entry_matter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.thread_entry
    ADD CONSTRAINT thread_entry_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES public.matter(id);


--
-- Name: unit_code unit_code_unit_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_code
    ADD CONSTRAINT unit_code_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);


--
-- Name: unit_conflict unit_conflict_unit_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_conflict
    ADD CONSTRAINT unit_conflict_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);


--
-- Name: unit unit_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.unit(id);


--
-- PostgreSQL database dump complete
--


