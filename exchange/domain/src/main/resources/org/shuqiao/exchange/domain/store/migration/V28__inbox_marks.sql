-- which matters of their inbox people have read; the matters themselves are read from what they are about
create table inbox_mark (
    login text not null,
    item  text not null,                   -- key of the matter
    at    timestamptz not null,
    primary key (login, item)
);
