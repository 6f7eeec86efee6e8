-- Whose endorsement a change of a key needs, as a peer keeps it with the key: the newest of a key counts.

CREATE TABLE protection (
    serial bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key    text NOT NULL,
    tx     text NOT NULL,
    policy bytea NOT NULL
);
CREATE UNIQUE INDEX protection_key ON protection (key, serial DESC);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON protection
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
