package org.shuqiao.exchange.domain.quarantine;

import java.util.List;
import java.util.Optional;

/**
 * Rule that keeps rows of a dataset in quarantine.
 *
 * @param column  standard column that it is about; {@code *} for the row as a whole
 * @param sources columns of the source that this one is made from
 * @param rows    how many it keeps; a row is counted under the first rule that it broke
 * @param zh      the reason of one of them, in Chinese; the reasons of a rule name no values
 * @param mark    what the department found about the rule last
 */
public record BrokenRule(String rule, String column, List<String> sources, long rows, String zh, String en,
        Optional<QuarantineMark> mark) {

    public BrokenRule {
        sources = List.copyOf(sources);
    }
}
