-- what was published last is found without reading the whole catalogue
CREATE INDEX entry_version_reviewed ON catalog.entry_version (reviewed_at DESC, entry DESC) WHERE state = 'published';
