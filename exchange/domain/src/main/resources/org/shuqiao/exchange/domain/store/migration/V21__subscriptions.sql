-- subscriptions to what changes of a resource. What a consumer holds is kept as keyed marks of its rows alone: 16 bytes
-- by which a row is known and 16 bytes of what it says. Changes that are not acknowledged yet stand sealed beside
create table subscription (
    id                text primary key,
    consumer          text not null,
    created_by        text not null,
    created_at        timestamptz not null,
    resource          text not null,
    purpose           text not null,
    key_items         text[] not null,          -- by which rows are known; none: by all that they say
    state             text not null check (state in ('active', 'paused', 'ended')),
    salt              text not null,            -- of the key of the marks; blank once it is ended
    cursor            text not null,            -- up to where the consumer has everything
    held              bytea not null,
    waiting           text,                     -- record of the changes that are not acknowledged, and their cursor
    waiting_held      bytea,
    waiting_changes   bigint,
    waiting_grants    text[],
    waiting_at        timestamptz,
    delivered_record  text,                     -- of the last delivery
    delivered_changes bigint not null default 0,
    delivered_at      timestamptz
);
create index subscription_consumer on subscription (consumer, created_at desc);

-- corrections whose rows a subscription was given, and by which record
create table subscription_correction (
    subscription text not null references subscription,
    objection    text not null,
    record       text not null,
    primary key (subscription, objection)
);

-- where a subscription's consumer is told that changes wait; the secret is derived and stands nowhere
create table webhook (
    subscription text primary key references subscription,
    url          text not null,
    salt         text not null,
    look_at      timestamptz not null,          -- when it is looked for changes the next time
    failure      text                           -- why the last look found none to tell of
);
create index webhook_look on webhook (look_at);
create table webhook_call (
    id           text primary key,
    subscription text not null references subscription,
    record       text not null,                 -- of the changes that are announced
    changes      bigint not null,
    corrections  text[] not null,
    state        text not null check (state in ('waiting', 'done', 'dead')),
    tries        int not null default 0,
    made_at      timestamptz not null,
    due_at       timestamptz not null,
    tried_at     timestamptz,
    answer       text,                          -- status, or the code of what was in the way
    unique (subscription, record)
);
create index webhook_call_due on webhook_call (due_at) where state = 'waiting';
