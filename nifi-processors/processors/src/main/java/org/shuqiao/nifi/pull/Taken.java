package org.shuqiao.nifi.pull;

import java.util.List;
import java.util.Map;
import org.shuqiao.nifi.batch.Pulled;

/**
 * A slice as it was written into a parcel.
 *
 * @param rows of each data file
 * @param more whether the source has more for the next slice
 * @param state what the component remembers once the slice is on its way
 */
public record Taken(Pulled pulled, List<Long> rows, boolean more, Map<String, String> state) {

    public Taken {
        rows = List.copyOf(rows);
        state = Map.copyOf(state);
    }
}
