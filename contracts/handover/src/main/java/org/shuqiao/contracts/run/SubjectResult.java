package org.shuqiao.contracts.run;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Result of one run over one kind of golden record, the file {@code runs/<run>/subject_<kind>.json}.
 *
 * @param kind {@code person} or {@code enterprise}
 * @param datasets the datasets that feed it, by rank
 * @param rowsIn standard rows with a key
 * @param records golden records, one a key
 * @param sharedRecords golden records fed by two datasets or more
 */
public record SubjectResult(String run, String kind, OffsetDateTime startedAt, OffsetDateTime endedAt,
        boolean skipped, List<String> datasets, long rowsIn, long records, long sharedRecords, long snapshot) {

    public SubjectResult {
        datasets = List.copyOf(datasets);
    }
}
