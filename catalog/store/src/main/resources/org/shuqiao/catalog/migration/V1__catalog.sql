-- One row: which store this is, so that an index folder of another store is never taken for its own.
CREATE TABLE catalog.store (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    id     uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO catalog.store DEFAULT VALUES;

CREATE TABLE catalog.department (
    id       text PRIMARY KEY,
    zh       text NOT NULL,
    en       text NOT NULL,
    code     text NOT NULL,
    division text NOT NULL
);

-- What a run found out about a dataset; rows are never changed.
CREATE TABLE catalog.dataset_run (
    dataset    text        NOT NULL,
    run        text        NOT NULL,
    department text        NOT NULL REFERENCES catalog.department,
    ended_at   timestamptz NOT NULL,
    changed    boolean     NOT NULL,
    facts      jsonb       NOT NULL,
    digest     text        NOT NULL,
    PRIMARY KEY (dataset, run)
);
CREATE INDEX dataset_run_newest ON catalog.dataset_run (dataset, ended_at DESC, run DESC);

-- The last sequence number given under each category.
CREATE TABLE catalog.code_sequence (
    prefix text   PRIMARY KEY,
    last   bigint NOT NULL
);

CREATE TABLE catalog.entry (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider  text   NOT NULL,
    code      text   UNIQUE,
    -- the published version, and its name as compared for duplicates; null while none is published
    published integer,
    name_key  text,
    CHECK ((published IS NULL) = (name_key IS NULL)),
    UNIQUE (provider, name_key)
);

CREATE TABLE catalog.entry_version (
    entry        bigint      NOT NULL REFERENCES catalog.entry,
    version      integer     NOT NULL CHECK (version > 0),
    state        text        NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'superseded', 'withdrawn', 'discarded')),
    revision     integer     NOT NULL,
    draft        jsonb       NOT NULL,
    -- what was published: canonical JSON (RFC 8785) and its digest
    canonical    text,
    digest       text,
    name         text        NOT NULL,
    provider     text        NOT NULL,
    created_by   text        NOT NULL,
    edited_by    text        NOT NULL,
    edited_at    timestamptz NOT NULL,
    submitted_by text,
    submitted_at timestamptz,
    reviewed_by  text,
    reviewed_at  timestamptz,
    reasons      text        NOT NULL DEFAULT '',
    published_on date,
    PRIMARY KEY (entry, version),
    CHECK (state NOT IN ('published', 'superseded', 'withdrawn')
           OR (canonical IS NOT NULL AND digest IS NOT NULL AND published_on IS NOT NULL AND reviewed_by <> submitted_by))
);
-- at most one version of an entry is on its way, and at most one is published
CREATE UNIQUE INDEX entry_version_open ON catalog.entry_version (entry) WHERE state IN ('draft', 'submitted');
CREATE UNIQUE INDEX entry_version_published ON catalog.entry_version (entry) WHERE state = 'published';
CREATE INDEX entry_version_list ON catalog.entry_version (provider, state);

-- A published version says for ever what it said.
CREATE FUNCTION catalog.keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('published', 'superseded', 'withdrawn')
       AND (OLD.draft, OLD.canonical, OLD.digest, OLD.published_on, OLD.submitted_by, OLD.reviewed_by)
           IS DISTINCT FROM (NEW.draft, NEW.canonical, NEW.digest, NEW.published_on, NEW.submitted_by, NEW.reviewed_by) THEN
        RAISE EXCEPTION 'a published version is immutable';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE ON catalog.entry_version FOR EACH ROW EXECUTE FUNCTION catalog.keep_published();

-- Who did what to which version, in order.
CREATE TABLE catalog.entry_step (
    entry      bigint      NOT NULL,
    version    integer     NOT NULL,
    step       integer     NOT NULL,
    action     text        NOT NULL,
    person     text        NOT NULL,
    department text        NOT NULL,
    at         timestamptz NOT NULL,
    note       text        NOT NULL DEFAULT '',
    PRIMARY KEY (entry, version, step),
    FOREIGN KEY (entry, version) REFERENCES catalog.entry_version
);

-- What was published and withdrawn, in commit order: writers hold an advisory lock while they take a number, so a
-- reader who has seen number n has seen every number below it.
CREATE TABLE catalog.announcement (
    sequence     bigint      PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('published', 'withdrawn')),
    entry        bigint      NOT NULL REFERENCES catalog.entry,
    code         text        NOT NULL,
    version      integer     NOT NULL,
    digest       text        NOT NULL,
    provider     text        NOT NULL,
    submitted_by text        NOT NULL,
    person       text        NOT NULL,
    department   text        NOT NULL,
    at           timestamptz NOT NULL,
    reason       text        NOT NULL DEFAULT ''
);

-- The elements of each published entry's items, for finding entries that overlap.
CREATE TABLE catalog.published_element (
    entry   bigint NOT NULL REFERENCES catalog.entry,
    element text   NOT NULL,
    PRIMARY KEY (element, entry)
);
CREATE INDEX published_element_entry ON catalog.published_element (entry);

-- The grade of each column that a published entry shares, for grading what is derived from it.
CREATE TABLE catalog.published_grade (
    entry  bigint NOT NULL REFERENCES catalog.entry,
    dataset text  NOT NULL,
    name   text   NOT NULL,
    grade  text   NOT NULL,
    PRIMARY KEY (dataset, name, entry)
);
CREATE INDEX published_grade_entry ON catalog.published_grade (entry);
