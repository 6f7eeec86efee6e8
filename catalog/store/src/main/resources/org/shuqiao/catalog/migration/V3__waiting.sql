-- What waits to be published elsewhere. A subject is here once at most, however often it changes; what was here before
-- this table began waits too, so that a catalogue of any age is published whole.
CREATE TABLE catalog.waiting (
    id      bigint      GENERATED ALWAYS AS IDENTITY,
    subject text        NOT NULL CHECK (subject IN ('department', 'dataset', 'entry', 'request', 'grant')),
    key     text        NOT NULL,
    -- grows when the subject changes again while it waits
    change  bigint      NOT NULL DEFAULT 0,
    since   timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- the error code with which it was refused; it is passed over until it changes
    refused text,
    PRIMARY KEY (subject, key)
);
CREATE INDEX waiting_order ON catalog.waiting (id) WHERE refused IS NULL;

INSERT INTO catalog.waiting (subject, key) SELECT 'department', id FROM catalog.department ORDER BY id;
INSERT INTO catalog.waiting (subject, key)
SELECT 'dataset', dataset FROM catalog.dataset_run GROUP BY dataset ORDER BY min(ended_at), dataset;
INSERT INTO catalog.waiting (subject, key)
SELECT 'entry', code FROM catalog.announcement GROUP BY code ORDER BY min(sequence);
