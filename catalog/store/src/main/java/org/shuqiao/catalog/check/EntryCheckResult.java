package org.shuqiao.catalog.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.Entry;

/**
 * Result of checking a draft against the filling rules.
 *
 * @param findings everything that was found, in the order of the fields
 * @param entry what the draft means; there exactly when no finding is an error
 */
public record EntryCheckResult(List<Finding> findings, Optional<Entry> entry) {

    public EntryCheckResult {
        findings = List.copyOf(findings);
        requireNonNull(entry, "entry is null");
    }
}
