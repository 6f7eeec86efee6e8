-- refusals that depend on data: they count like deliveries, and after a few of a day the grant rests until the next
create table grant_refusal (
    grant_id  text not null references grant_,
    day       date not null,
    refused   bigint not null,
    primary key (grant_id, day)
);

-- candidates that one person asked about under one grant on one day
create table confirm_day (
    grant_id   text not null references grant_,
    by_account text not null,
    day        date not null,
    candidates bigint not null,
    misses     bigint not null default 0,
    primary key (grant_id, by_account, day)
);

-- candidates of a day that differ in their last characters only; the beginning is a keyed digest
create table confirm_beginning (
    grant_id   text not null references grant_,
    day        date not null,
    beginning  text not null,
    candidates bigint not null,
    primary key (grant_id, day, beginning)
);

-- what an officer should look at
create table alert (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    day        date not null,
    kind       text not null,
    grant_id   text not null references grant_,
    provider   text not null,
    consumer   text not null,
    by_account text not null,
    figure     bigint not null,           -- candidates or misses of the day
    unique (grant_id, by_account, day, kind)
);
create index alert_provider on alert (provider, at desc);

-- the cells from which answers under aggregate-only grants are made: one release for a lattice and month
create table release (
    line      text not null,              -- digest of consumer, resource, lattice, rows, masks and table
    period    text not null,              -- yyyy-MM
    content   bytea not null,
    at        timestamptz not null,
    primary key (line, period)
);
