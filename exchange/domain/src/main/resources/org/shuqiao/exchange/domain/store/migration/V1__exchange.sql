-- departments are the catalogue's; their ids are not foreign keys, because each room keeps to its own schema
create table account (
    id         bigint generated always as identity primary key,
    login      text not null unique,
    name       text not null,
    department text not null,
    roles      text[] not null,
    hash       text not null,
    failures   int not null default 0,
    locked_until timestamptz,
    active     boolean not null default true,
    created_at timestamptz not null
);

-- numbers that people read: R-2026-000001, G-2026-000001, O-2026-000001
create table numbering (
    kind text not null,
    year int not null,
    last int not null,
    primary key (kind, year)
);

-- which table an entry's version is
create table binding (
    resource text not null,
    version  int not null,
    schema_name text not null,
    table_name  text not null,
    kind     text not null,               -- lake | department
    backing  text[] not null,
    bound_by text not null,
    bound_at timestamptz not null,
    primary key (resource, version)
);

create table request (
    id            text primary key,
    request_key   text not null,
    content       text not null,          -- digest of what was asked, for idempotence
    consumer      text not null,
    provider      text not null,
    resource      text not null,
    version       int not null,
    title         text not null,
    sharing       text not null,
    purpose       text not null,
    explanation   text not null,
    basis         text not null,
    scenario      text not null,
    modes         text[] not null,
    valid_from    timestamptz not null,
    valid_to      timestamptz not null,
    row_scope     text,
    renews        text,
    state         text not null,
    policy        text,                   -- canonical JSON of what was agreed, empty until decided
    submitted_by  text not null,
    submitted_at  timestamptz not null,
    notice_at     timestamptz,            -- the one notice of what is missing
    completed_at  timestamptz,
    decided_by    text,
    decided_at    timestamptz,
    granted_at    timestamptz,
    unique (consumer, request_key)
);
create index request_open on request (state, provider);
create index request_consumer on request (consumer, submitted_at desc);

create table request_item (
    request  text not null references request,
    ordinal  int not null,
    item     text not null,
    outcome  text,                        -- agree | mask | refuse
    mask     text,
    reason   text,
    rule     text,
    primary key (request, item)
);

-- every step, in order: who did what when
create table request_step (
    request  text not null references request,
    ordinal  int not null,
    state    text not null,
    by_account text not null,
    at       timestamptz not null,
    note     text not null,
    primary key (request, ordinal)
);

create table grant_ (
    id          text primary key,
    request     text not null references request unique,
    provider    text not null,
    consumer    text not null,
    resource    text not null,
    version     int not null,
    title       text not null,
    purpose     text not null,
    policy      text not null,            -- canonical JSON
    policy_digest text not null,
    document    text not null,            -- canonical JSON: what the provider signed
    signature   text not null,
    signer      text not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz not null,
    issued_by   text not null,
    issued_at   timestamptz not null,
    revoked_at  timestamptz,
    revoked_by  text,
    revocation  text,
    expired_at  timestamptz,              -- the ledger was told that it expired
    delivered   bigint not null default 0  -- deliveries so far
);
create index grant_consumer on grant_ (consumer, purpose);
create index grant_provider on grant_ (provider);

create table grant_day (
    grant_id  text not null references grant_,
    day       date not null,
    delivered bigint not null,
    rows      bigint not null,
    primary key (grant_id, day)
);

-- exchange records on their way to the log: written in the transaction that counts the quota, so that a process which
-- dies before the log has them loses none. Kept afterwards to say which account it was.
create table record (
    id         text primary key,
    at         timestamptz not null,
    by_account text not null,
    request    text references request,   -- where a request was refused
    draft      text not null,             -- what the log is given; its sequence numbers are placeholders
    logged_at  timestamptz
);
create index record_waiting on record (at) where logged_at is null;

-- life-cycle events on their way to the ledger
create table outbox (
    id         bigint generated always as identity primary key,
    event      text not null unique,
    department text not null,             -- which submits it
    type       text not null,
    subject    text not null,
    body       text not null,             -- canonical JSON
    at         timestamptz not null,
    sent_at    timestamptz,
    refused_at timestamptz,               -- the contract does not allow it
    attempts   int not null default 0,
    failure    text
);
create index outbox_waiting on outbox (id) where sent_at is null and refused_at is null;

create table objection (
    id        text primary key,
    resource  text not null,
    provider  text not null,
    raised_by text not null,
    department text not null,
    item      text,
    complaint text not null,
    state     text not null,
    raised_at timestamptz not null,
    checked_by text,
    checked_at timestamptz,
    closed_at timestamptz,
    outcome   text,
    explanation text
);

-- what a hash mask is salted with: equal values stay equal for one consumer and purpose, and only there
create table pseudonym (
    consumer text not null,
    purpose  text not null,
    salt     text not null,
    primary key (consumer, purpose)
);

-- how far the catalogue's announcements were taken over
create table announcement_taken (
    one boolean primary key default true check (one),
    sequence bigint not null
);
insert into announcement_taken (sequence) values (0);
