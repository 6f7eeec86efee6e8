-- tables of consumers' own databases that rows are pushed into
create table push_target (
    id         text primary key,
    department text not null,
    name       text not null,
    url        text not null,
    db_user    text not null,
    secret     text not null,                             -- the name of the password, not the password
    table_name text not null,
    division   text not null default '',                  -- digits with which the divisions of its rows begin
    by_account text not null,
    at         timestamptz not null,
    ended_at   timestamptz
);
create unique index push_target_table on push_target (department, url, table_name) where ended_at is null;

-- pushes; the id is that of the record of the delivery
create table push (
    id         text primary key,
    number     bigint not null,                           -- grows with each, from one installation to the next too
    state      text not null check (state in ('making', 'waiting', 'arrived', 'superseded', 'given-up')),
    consumer   text not null,
    ordered_by text not null,
    purpose    text not null,
    resource   text not null,
    target     text not null references push_target (id),
    division   text not null,
    ordered_at timestamptz not null,
    grants     text[] not null default '{}',
    rows       bigint not null default 0,
    sha256     text not null default '',                  -- of the rows that wait, without a salt
    salt       text not null default '',
    keep_until timestamptz,                               -- until then the rows wait for their target
    try_at     timestamptz,
    tries      integer not null default 0,
    failure    text not null default '',                  -- code of the last error on the way
    ended_at   timestamptz
);
create index push_consumer on push (consumer, ordered_at desc);
create index push_waiting on push (try_at) where state = 'waiting';

-- pushes that are repeated: at an interval, or after each run that standardized the dataset
create table standing_push (
    id            text primary key,
    consumer      text not null,
    ordered_by    text not null,
    purpose       text not null,
    resource      text not null,
    items         text[] not null,
    target        text not null references push_target (id),
    division_item text not null,                          -- blank where the target takes all divisions
    minutes       integer not null,                       -- 0: after each run
    last_run      text not null default '',
    last_push     text not null default '',
    last_code     text not null default '',
    next_at       timestamptz not null,
    ended_at      timestamptz
);
create index standing_push_due on standing_push (next_at) where ended_at is null;
