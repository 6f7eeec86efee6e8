-- Public keys of months that the data authority's node made: the index of persons is written under them, and read by
-- nobody here.
create table person_month (
    period      text primary key,
    key         text not null,
    signed_by   text not null,
    admitted_by text not null,
    admitted_at timestamptz not null
);

-- what a use was sealed with, beside its tokens in person_use
create table person_seal (
    record   text not null,
    grant_id text not null,
    period   text not null,
    seal     text not null,
    primary key (record, grant_id, seal)
);
create index person_seal_period on person_seal (period);
