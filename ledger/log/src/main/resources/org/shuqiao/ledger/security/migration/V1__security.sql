-- The security log: what happened to accounts, roles, settings and sign-ins. Rows are only ever added; the triggers
-- refuse anything else, and the check finds what was changed past them.

CREATE TABLE entry (
    index   bigint PRIMARY KEY CHECK (index >= 0),
    bytes   bytea NOT NULL,                    -- canonical JSON, the leaf's content
    time    timestamptz NOT NULL,              -- from here on: copies of the entry's fields, for searching
    kind    text NOT NULL,
    account text NOT NULL,
    about   text NOT NULL
);
CREATE INDEX entry_time ON entry (time);
CREATE INDEX entry_account ON entry (account, index);
CREATE INDEX entry_about ON entry (about, index);
CREATE INDEX entry_kind ON entry (kind, index);

-- full subtrees of the Merkle tree: (level, index) covers the leaves [index * 2^level, (index + 1) * 2^level)
CREATE TABLE node (
    level smallint NOT NULL CHECK (level >= 0),
    index bigint NOT NULL CHECK (index >= 0),
    hash  bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, index)
);

CREATE TABLE checkpoint (
    size bigint PRIMARY KEY CHECK (size >= 1),
    note text NOT NULL                         -- the signed note
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the security log is append-only: % on %', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
