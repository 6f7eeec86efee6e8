-- the act that ordered a standing push; none for those that were ordered before there was one
alter table standing_push add column act text;

-- attempts of standing pushes that wait for the signature of the consumer's node, one of each
create table node_attempt (
    standing  text primary key,
    consumer  text not null,
    act       text not null,
    nonce     text not null,
    purpose   text not null,
    asked     text not null,
    asked_at  timestamptz not null,
    key       text,
    signature text,
    refusal   text
);
create index node_attempt_consumer on node_attempt (consumer);
