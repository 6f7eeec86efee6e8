-- whom a change of an entry affects, as it was shown when the version was submitted or withdrawn
create table entry_impact (
    entry    bigint not null,
    version  int not null,
    occasion text not null check (occasion in ('submitted', 'withdrawn')),
    at       timestamptz not null,
    by_login text not null,
    affected jsonb not null,
    primary key (entry, version, occasion)
);
-- published versions of which it was told that a text of their basis is no longer in force
create table basis_told (
    code    text not null,
    version int not null,
    text    text not null,
    primary key (code, version, text)
);
