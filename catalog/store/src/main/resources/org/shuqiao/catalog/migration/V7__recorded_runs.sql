-- Counts the runs that were recorded, in commit order: the row is locked until the recording transaction ends, so that
-- who has seen number n has seen every number below it. The search index asks what was recorded since it last looked.
CREATE TABLE catalog.recorded_runs (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    last   bigint  NOT NULL
);
INSERT INTO catalog.recorded_runs (last) VALUES (0);
ALTER TABLE catalog.dataset_run ADD COLUMN recorded bigint NOT NULL DEFAULT 0;
CREATE INDEX dataset_run_recorded ON catalog.dataset_run (recorded);
CREATE INDEX entry_version_dataset ON catalog.entry_version ((draft ->> 'dataset')) WHERE state = 'published';
-- The catalogue counts what is published whenever the index is brought up to it.
CREATE INDEX entry_published ON catalog.entry (id) WHERE published IS NOT NULL;
