-- which person an account belongs to, by an id that the city gives once to each person; several accounts of one person
-- are held to be one when duties are separated
alter table account add column person text;
update account set person = login;
alter table account alter column person set not null;
create index account_person on account (person);

-- changes of accounts, roles, bindings, departments and settings: proposed by one person, approved by another
create table change (
    id           text primary key,          -- C-2026-000001
    kind         text not null,
    content      text not null,             -- canonical JSON of what is to be done
    digest       text not null,             -- of the content, which the approval cites
    half         text,                      -- the proposer's half of an initial password, until it is decided
    proposed_by  text not null,
    proposed_at  timestamptz not null,
    expires_at   timestamptz not null,
    state        text not null,             -- open | approved | rejected | withdrawn | expired
    decided_by   text,
    decided_at   timestamptz,
    check ((state = 'open') or half is null)
);
create index change_open on change (state, expires_at);

-- what was approved of the files that the operator of the machine can write: the settings that decide rights, and the
-- departments; the newest of each is in force
create table approved_file (
    file        text not null,              -- settings | departments
    digest      text not null,
    content     text not null,              -- canonical JSON
    change      text references change,     -- empty for the content of the first start
    approved_at timestamptz not null,
    primary key (file, approved_at)
);
