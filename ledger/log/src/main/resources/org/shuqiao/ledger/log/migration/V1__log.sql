-- The log of exchange records. Rows are only ever added: the triggers below refuse anything else, and the self-check
-- finds what was changed past them.

CREATE TABLE record (
    index        bigint PRIMARY KEY CHECK (index >= 0),
    id           text NOT NULL UNIQUE,
    bytes        bytea NOT NULL,               -- canonical JSON, the leaf's content
    receipt_size bigint NOT NULL,              -- tree size of the checkpoint in the receipt that was handed out
    time         timestamptz NOT NULL,         -- from here on: copies of the record's fields, for searching
    kind         text NOT NULL,
    outcome      text NOT NULL,
    consumer     text NOT NULL,
    provider     text[] NOT NULL,
    resource     text[] NOT NULL,
    CHECK (receipt_size > index)
);
CREATE INDEX record_consumer ON record (consumer, index);
CREATE INDEX record_time ON record (time);
CREATE INDEX record_provider ON record USING gin (provider);
CREATE INDEX record_resource ON record USING gin (resource);

CREATE TABLE record_grant (
    grant_id text NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    record   bigint NOT NULL REFERENCES record (index),
    PRIMARY KEY (grant_id, sequence),
    UNIQUE (record, grant_id)
);

-- full subtrees of the Merkle tree: (level, index) covers the leaves [index * 2^level, (index + 1) * 2^level)
CREATE TABLE node (
    level smallint NOT NULL CHECK (level >= 0),
    index bigint NOT NULL CHECK (index >= 0),
    hash  bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, index)
);

CREATE TABLE checkpoint (
    size    bigint PRIMARY KEY CHECK (size >= 1),
    note    text NOT NULL,                     -- the signed note
    created timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on %', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record_grant
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
