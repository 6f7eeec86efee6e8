-- proof that this gateway wrote a record that waits for the log: a chain of keyed digests. Rows from before have none:
-- what of them still waits is shown to the auditor and not signed.
alter table record
    add column number     bigint unique,   -- place in the chain, from 1 without gaps
    add column chained_at timestamptz,     -- never before that of the number before
    add column previous   text,            -- mark of the number before
    add column mark       text,            -- HMAC-SHA-256 over the row with the gateway's key
    add column quarantine text;            -- code of why it was not appended

create table record_chain (
    one    boolean primary key default true check (one),
    number bigint not null,
    mark   text not null,
    at     timestamptz not null
);
insert into record_chain (number, mark, at) values (0, '', '1970-01-01T00:00:00Z');

-- acts of departments, each signed by the department over a person's approval. The canonical JSON counts; the columns
-- beside it are an index. The acts of a department form a chain: numbered without gaps, each citing the one before.
create table act (
    department text not null,
    number     bigint not null check (number >= 1),
    kind       text not null,
    id         text not null,              -- of what it is about
    digest     text not null unique,
    at         timestamptz not null,
    act        text not null,              -- canonical JSON
    words      text not null,              -- exactly what the person was shown
    approval   text not null,              -- canonical JSON: the person's approval of the digest
    state      text not null,              -- waiting | signed | refused
    signed     text,                       -- canonical JSON of the signed act
    settled_at timestamptz,
    refusal    text,                       -- why the department's node did not sign
    primary key (department, number)
);
create index act_subject on act (kind, id, number);
create index act_waiting on act (department) where state = 'waiting';

-- nonces of signed attempts: each is accepted once
create table attempt (
    consumer text not null,
    nonce    text not null,
    record   text not null,
    primary key (consumer, nonce)
);

-- certificates of the keys that signed attempts, kept for whoever verifies the records
create table key_certificate (
    digest     text primary key,
    department text not null,
    certificate text not null              -- canonical JSON
);
