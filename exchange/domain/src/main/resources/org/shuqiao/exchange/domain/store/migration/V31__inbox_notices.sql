-- how people are told of their inbox beside the pages, and what was sent; nothing of a matter but its key
create table inbox_channel (
    login       text not null,
    kind        text not null check (kind in ('MAIL', 'WEBHOOK')),
    address     text not null,
    pace        text not null check (pace in ('AT_ONCE', 'DAILY')),
    salt        text not null,               -- of the secret that signs calls
    token       text,                        -- digest of what proves the address; null once it was proved
    token_until timestamptz,
    set_at      timestamptz not null,
    primary key (login, kind)
);

-- addresses that were set, so that nobody has the platform write to many
create table inbox_channel_set (
    login text not null,
    at    timestamptz not null
);
create index inbox_channel_set_login on inbox_channel_set (login, at);

create table inbox_told (
    login text not null,
    kind  text not null,
    item  text not null,
    at    timestamptz not null,
    primary key (login, kind, item)
);

create table inbox_notice (
    id       text primary key,
    login    text not null,
    kind     text not null,
    items    text[] not null,
    state    text not null check (state in ('WAITING', 'DONE', 'DEAD')),
    tries    int not null default 0,
    made_at  timestamptz not null,
    due_at   timestamptz not null,
    tried_at timestamptz,
    answer   text                            -- HTTP status or code of what went wrong
);
create index inbox_notice_due on inbox_notice (due_at) where state = 'WAITING';
create index inbox_notice_login on inbox_notice (login, made_at);
