package org.shuqiao.catalog.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.Entry;

/**
 * A draft as the rules see it.
 *
 * @param findings everything that was found, in the order of the fields
 * @param entry what the draft means; there exactly when no finding is an error
 */
public record Checked(List<Finding> findings, Optional<Entry> entry) {

    public Checked {
        findings = List.copyOf(findings);
        requireNonNull(entry, "entry is null");
    }
}
