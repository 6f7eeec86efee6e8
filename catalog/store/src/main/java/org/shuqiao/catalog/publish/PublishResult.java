package org.shuqiao.catalog.publish;

import java.util.List;
import org.shuqiao.catalog.check.Finding;

/** Result of publishing a submitted version. */
public sealed interface PublishResult {

    /** Published version with its announcement. */
    record Published(EntryVersion version, Announcement announcement, List<Finding> warnings)
            implements PublishResult { }

    /** Rejection because the catalogue changed since the submission, which stays submitted. */
    record Refused(List<Finding> findings) implements PublishResult { }
}
