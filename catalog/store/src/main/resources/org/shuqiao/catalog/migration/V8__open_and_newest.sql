-- what waits, and what was published last, is found without reading the whole catalogue
CREATE INDEX entry_version_open ON catalog.entry_version (edited_at DESC) WHERE state IN ('draft', 'submitted');
CREATE INDEX entry_version_reviewed ON catalog.entry_version (reviewed_at DESC, entry DESC) WHERE state = 'published';
