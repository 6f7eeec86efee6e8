-- The index asks for the newest announcement of each entry it reads.
CREATE INDEX announcement_entry ON catalog.announcement (entry, sequence);
