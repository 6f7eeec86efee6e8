package org.shuqiao.catalog.publish;

import java.util.List;
import org.shuqiao.catalog.check.Finding;

/** Result of submitting a draft. */
public sealed interface SubmissionResult {

    /** Submitted version, possibly with warnings. */
    record Submitted(EntryVersion version, List<Finding> warnings) implements SubmissionResult { }

    /** Rejection with all findings; the version stays a draft. */
    record Refused(List<Finding> findings) implements SubmissionResult { }
}
