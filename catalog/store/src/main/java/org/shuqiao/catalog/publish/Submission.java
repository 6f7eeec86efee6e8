package org.shuqiao.catalog.publish;

import java.util.List;
import org.shuqiao.catalog.check.Finding;

/** What came of submitting a draft. */
public sealed interface Submission {

    /** The draft is with the authority; warnings may remain. */
    record Submitted(EntryVersion version, List<Finding> warnings) implements Submission {}

    /** The draft has errors and stays a draft; all findings are here. */
    record Refused(List<Finding> findings) implements Submission {}
}
