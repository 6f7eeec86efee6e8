package org.shuqiao.nifi.pull;

import java.util.List;
import java.util.Map;
import org.shuqiao.nifi.batch.SliceMetadata;

/**
 * Result of one pull: the slice as written into the archive.
 *
 * @param rows of each data file
 * @param more whether the source has more for the next slice
 * @param state what the component remembers once the slice is on its way
 */
public record PullResult(SliceMetadata pulled, List<Long> rows, boolean more, Map<String, String> state) {

    public PullResult {
        rows = List.copyOf(rows);
        state = Map.copyOf(state);
    }
}
