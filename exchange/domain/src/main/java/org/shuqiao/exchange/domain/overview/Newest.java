package org.shuqiao.exchange.domain.overview;

import java.util.List;

/**
 * Newest lines of a list.
 *
 * @param all how many lines the list has
 */
public record Newest<T>(List<T> lines, long all) {

    public Newest {
        lines = List.copyOf(lines);
    }

    /** @return how many lines the list has beside these */
    public long more() {
        return all - lines.size();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
