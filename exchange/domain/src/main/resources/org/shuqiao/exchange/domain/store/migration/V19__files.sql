-- files that were made for consumers; the id is that of the record of the delivery
create table file (
    id         text primary key,
    state      text not null check (state in ('making', 'ready', 'removed')),
    consumer   text not null,
    ordered_by text not null,
    purpose    text not null,
    resource   text not null,
    format     text not null,
    encrypted  boolean not null,
    ordered_at timestamptz not null,
    grants     text[] not null default '{}',
    rows       bigint not null default 0,
    bytes      bigint not null default 0,
    sha256     text not null default '',
    salt       text not null default '',                  -- as long as the file is there
    made_at    timestamptz,
    keep_until timestamptz,
    sketch     bytea                                      -- keyed hashes of its rows, by which a copy is recognised
);
create index file_consumer on file (consumer, ordered_at desc);
create index file_keep on file (keep_until) where state = 'ready';
