-- one key for each month, outside the store; what stands here under it is worth nothing without it
create table period_key (
    period    text primary key,           -- yyyy-MM
    mark      text not null,              -- by which the key is known again
    made_at   timestamptz not null,
    erased_at timestamptz,
    erased_by text                        -- change that two persons agreed on
);

-- whose rows stood behind a record: the keyed digest of the citizen number, never the number. Beside the record log,
-- never in it
create table person_use (
    period   text not null references period_key,
    person   text not null,               -- HMAC-SHA-256 under the key of the period, 128 bits
    record   text not null,
    grant_id text not null,
    told     text not null,               -- shown | read | confirmed | asked
    primary key (period, person, record, grant_id)
);

-- uses of rows of persons whose persons are not told one by one, with the reason
create table person_untold (
    record   text not null,
    grant_id text not null,
    period   text not null,
    told     text not null,               -- many | cells | unknown
    primary key (record, grant_id)
);
create index person_untold_period on person_untold (period);

-- emergency grants (E-2026-000001): proposed by one person of the authority, given by another, reviewed afterwards. What
-- was decided stands in the acts; a request goes its ordinary way beside it
create table emergency (
    id          text primary key,
    request     text not null references request,
    provider    text not null,
    consumer    text not null,
    title       text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    valid_to    timestamptz not null,
    granted_by  text,
    granted_at  timestamptz,
    reviewed_by text,
    reviewed_at timestamptz,
    outcome     text,                     -- justified | unjustified
    review      text
);
create index emergency_open on emergency (granted_at) where reviewed_at is null;

alter table grant_ drop constraint grant__request_key;
create unique index grant_request on grant_ (request) where id not like 'E-%';

-- with what the digests of a record were salted, encrypted under the key of the month
create table sealed_salt (
    record text primary key,
    period text not null references period_key,
    salt   bytea not null                 -- AES-256-GCM, bound to the record
);
create index sealed_salt_period on sealed_salt (period);
