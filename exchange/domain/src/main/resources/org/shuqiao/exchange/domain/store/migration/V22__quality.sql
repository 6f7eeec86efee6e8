-- what departments found about their rows in quarantine; the row is named by its id in the lake
create table quarantine_mark (
    id          bigint generated always as identity primary key,
    dataset     text not null,
    run         text not null,                 -- whose quarantine was looked at
    rule        text not null,
    column_name text not null,
    row_id      text,                          -- null for all rows of the rule
    verdict     text not null check (verdict in ('corrected', 'wrong-rule')),
    reason      text not null,
    by_account  text not null,
    at          timestamptz not null
);
create index quarantine_mark_dataset on quarantine_mark (dataset, id desc);
-- runs that were started to try the rows in quarantine again; the id is that of the job and its run
create table quarantine_replay (
    job        text primary key,
    dataset    text not null,
    run_before text not null,
    reason     text not null,
    by_account text not null,
    at         timestamptz not null
);
create index quarantine_replay_dataset on quarantine_replay (dataset, at desc);
-- the least grade that data need to be published, where it is another than the city's
create table quality_threshold (
    id         bigint generated always as identity primary key,
    entry      bigint not null,
    least      int not null check (least between 1 and 5),
    reason     text not null,
    by_account text not null,
    at         timestamptz not null
);
create index quality_threshold_entry on quality_threshold (entry, id desc);
-- for which missed renewals of an entry's data an alert was raised
create table stale_told (
    code text not null,
    due  date not null,
    primary key (code, due)
);
