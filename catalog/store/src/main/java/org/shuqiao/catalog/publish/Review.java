package org.shuqiao.catalog.publish;

import java.util.List;
import org.shuqiao.catalog.check.Finding;

/** What came of publishing a submitted version. */
public sealed interface Review {

    /** The version is published and announced. */
    record Published(EntryVersion version, Announcement announcement, List<Finding> warnings) implements Review {}

    /** The catalogue changed since the submission and the version no longer fits; it stays submitted. */
    record Refused(List<Finding> findings) implements Review {}
}
