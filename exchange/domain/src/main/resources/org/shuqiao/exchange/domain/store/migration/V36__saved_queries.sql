-- queries that people saved by name: their text holds no number of a person
create table saved_query (
    id         text primary key,
    owner      text not null,
    department text not null,
    name       text not null,
    purpose    text not null,
    text       text not null,
    shared     boolean not null default false,
    saved_at   timestamptz not null,
    unique (owner, name)
);
create index saved_query_shared on saved_query (department) where shared;
