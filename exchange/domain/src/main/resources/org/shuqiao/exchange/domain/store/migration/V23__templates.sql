-- decisions that a provider keeps for a scenario, to begin requests and decisions from
create table exchange.decision_template (
    id text primary key,
    department text not null,
    resource text not null,
    title text not null,
    purpose text not null,
    explanation text not null,
    basis text not null,
    scenario text not null,
    decision text not null,
    days integer,
    offered boolean not null,
    made_by text not null,
    made_at timestamptz not null
);
create index decision_template_resource on exchange.decision_template (resource);

-- officers who decide for others of their department while those are away
create table exchange.delegation (
    id text primary key,
    department text not null,
    giver text not null,
    receiver text not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    rule text not null,
    given_at timestamptz not null,
    revoked_at timestamptz
);
create index delegation_receiver on exchange.delegation (receiver);
