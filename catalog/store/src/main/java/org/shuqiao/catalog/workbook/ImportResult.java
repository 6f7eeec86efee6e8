package org.shuqiao.catalog.workbook;

import java.util.List;
import java.util.Optional;

/**
 * Result of an import. An error in any cell imports nothing.
 *
 * @param entries in the workbook
 * @param created entries that are new drafts
 * @param changed drafts that say something else now
 * @param revised published or withdrawn entries that have a new version
 * @param unchanged entries that say what they said
 * @param marked a copy of the workbook with the findings in its cells; nothing where there are none
 */
public record ImportResult(int entries, List<Long> created, List<Long> changed, List<Long> revised, int unchanged,
        List<CellFinding> findings, Optional<byte[]> marked) {

    public ImportResult {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        revised = List.copyOf(revised);
        findings = List.copyOf(findings);
    }

    /** @return whether an error stands in the way, so that nothing was imported */
    public boolean refused() {
        return findings.stream().anyMatch(EntryWorkbooks::stops);
    }
}
