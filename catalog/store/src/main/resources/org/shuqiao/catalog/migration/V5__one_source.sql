-- One source for each datum (一数一源): which data of a subject each published entry shares, which department is the
-- source of each, and what the authority decided where two claim it.
CREATE TABLE catalog.published_datum (
    entry   bigint NOT NULL REFERENCES catalog.entry,
    name    text   NOT NULL,
    element text   NOT NULL,
    subject text   NOT NULL,
    PRIMARY KEY (entry, name)
);
CREATE INDEX published_datum_shared ON catalog.published_datum (element, subject);

CREATE TABLE catalog.source_of (
    element    text        NOT NULL,
    subject    text        NOT NULL,
    department text        NOT NULL,
    since      timestamptz NOT NULL,
    -- the decision by which it is; null for the first that published it
    decision   bigint,
    PRIMARY KEY (element, subject)
);

-- A claim is open while it has no verdict; what was decided stays for ever.
CREATE TABLE catalog.source_claim (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    element     text        NOT NULL,
    subject     text        NOT NULL,
    -- the published entry that shares it, and its department
    holder      text        NOT NULL,
    holder_code text        NOT NULL,
    -- the entry that would share it too, and its department
    entry       bigint      NOT NULL REFERENCES catalog.entry,
    item        text        NOT NULL,
    claimant    text        NOT NULL,
    claimed_by  text        NOT NULL,
    claimed_at  timestamptz NOT NULL,
    verdict     text        CHECK (verdict IN ('beside', 'source', 'refused')),
    reason      text,
    decided_by  text,
    decided_at  timestamptz,
    CHECK ((verdict IS NULL) = (decided_at IS NULL) AND (verdict IS NULL) = (reason IS NULL)
           AND (verdict IS NULL) = (decided_by IS NULL))
);
CREATE UNIQUE INDEX source_claim_open ON catalog.source_claim (element, subject, entry) WHERE verdict IS NULL;
CREATE INDEX source_claim_entry ON catalog.source_claim (entry);

CREATE FUNCTION catalog.keep_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.verdict IS NOT NULL THEN
        RAISE EXCEPTION 'a decided claim is immutable';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_decided BEFORE UPDATE OR DELETE ON catalog.source_claim
    FOR EACH ROW EXECUTE FUNCTION catalog.keep_decided();
