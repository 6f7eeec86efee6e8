-- The contract's world state: every write stays, the newest of a key is its value.

CREATE TABLE write (
    serial bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key    text NOT NULL,
    tx     text NOT NULL,
    time   timestamptz NOT NULL,
    value  bytea                               -- null: deleted
);
CREATE UNIQUE INDEX write_key ON write (key, serial DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on %', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON write
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
