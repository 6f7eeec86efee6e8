package org.shuqiao.exchange.domain.quarantine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Row in quarantine with what its source said.
 *
 * @param row    its id in the lake
 * @param batch  the landing batch that it came in
 * @param number its place in the batch, from 1
 * @param column standard column that it is kept for; {@code *} for the row as a whole
 * @param cells  what its source said, by the columns of the source; empty where it said nothing
 * @param wrong  positions of the cells that the rule is about
 * @param zh     the reason in Chinese
 */
public record KeptRow(String row, String batch, long number, String rule, String column,
        List<Optional<String>> cells, Set<Integer> wrong, String zh, String en) {

    public KeptRow {
        cells = List.copyOf(cells);
        wrong = Set.copyOf(wrong);
    }
}
