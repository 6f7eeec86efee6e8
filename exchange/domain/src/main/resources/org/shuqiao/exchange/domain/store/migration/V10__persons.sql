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
    person   text not null,               -- HMAC-SHA-256 under the key of the period
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
