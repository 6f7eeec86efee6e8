-- nonces of the departments' nodes' calls: each is accepted once within the time in which a call counts
create table node_call (
    nonce text primary key,
    at    timestamptz not null
);
create index node_call_at on node_call (at);

-- when a department's node was last heard of
create table node_contact (
    department text primary key,
    key        text not null,             -- name+hash of the key that signed the call
    at         timestamptz not null
);

-- witnesses' signatures over checkpoints of the record log (C2SP tlog-cosignature)
create table cosignature (
    size    bigint not null,
    witness text not null,                -- name+hash+base64
    root    text not null,
    line    text not null,                -- of the signed note
    at      timestamptz not null,
    primary key (size, witness)
);

-- why a department's key is not trusted any more, and who said so
create table key_revocation (
    department text not null,
    key        text not null,             -- name+hash+base64
    from_time  timestamptz not null,
    reason     text not null,
    act        text not null,             -- digest of the signed act
    primary key (department, key)
);
