create table exchange.dispute (
    id text primary key,
    request text not null references exchange.request (id),
    raiser text not null,
    other text not null,
    layer integer not null,
    state text not null,
    raised_at timestamptz not null,
    layer_at timestamptz not null,
    closed_at timestamptz,
    outcome text
);
create unique index dispute_open on exchange.dispute (request) where closed_at is null;

create table exchange.dispute_document (
    dispute text not null references exchange.dispute (id),
    number integer not null,
    layer integer not null,
    step text not null,
    department text not null,
    by_account text not null,
    at timestamptz not null,
    text text not null,
    reference text,
    primary key (dispute, number)
);
