-- The blocks of Fabric channels, as far as they were followed. Blocks are only ever added.

CREATE TABLE chain (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel  text NOT NULL,
    genesis  bytea NOT NULL CHECK (octet_length(genesis) = 32), -- hash of block 0: another network has another one
    next     bigint NOT NULL DEFAULT 0,                         -- the block that is due: all before it are here
    followed timestamptz NOT NULL DEFAULT clock_timestamp(),    -- when following it began the last time
    UNIQUE (channel, genesis)
);

-- of each block the header, so that all of them stay one chain
CREATE TABLE block (
    chain    integer NOT NULL REFERENCES chain (id),
    number   bigint NOT NULL CHECK (number >= 0),
    hash     bytea NOT NULL CHECK (octet_length(hash) = 32),
    previous bytea NOT NULL,
    data     bytea NOT NULL,
    PRIMARY KEY (chain, number)
);

-- the blocks that a proof needs whole: those that anchor a checkpoint and those of the channel's configuration
CREATE TABLE whole_block (
    chain         integer NOT NULL,
    number        bigint NOT NULL,
    configuration boolean NOT NULL,
    bytes         bytea NOT NULL,
    PRIMARY KEY (chain, number),
    FOREIGN KEY (chain, number) REFERENCES block (chain, number)
);

CREATE TABLE anchor (
    chain       integer NOT NULL,
    number      bigint NOT NULL,
    transaction integer NOT NULL,   -- its place in the block
    origin      text NOT NULL,      -- the log whose checkpoint it is
    size        bigint NOT NULL,    -- and how many records that covers
    PRIMARY KEY (chain, number, transaction),
    FOREIGN KEY (chain, number) REFERENCES whole_block (chain, number)
);
CREATE INDEX anchor_size ON anchor (chain, origin, size);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the chain is append-only: % on %', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON block
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON whole_block
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON anchor
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
