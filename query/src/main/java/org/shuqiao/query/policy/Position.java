package org.shuqiao.query.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;

/**
 * Position in which a query may use a column whose values are not given. A column may have several; in any other
 * position, in the answer first of all, it makes the query refused.
 *
 * @see <a href="https://www.secretflow.org.cn/docs/scql/main/en-US/topics/ccl/intro">column control lists of SCQL</a>,
 *      whose kinds after join, comparison and aggregation these are
 */
public enum Position {
    /** One side of an equality with a column of another table. */
    JOIN("join", "用于关联", "as a join key"),
    /** Compared with values that the query names, alone. */
    FILTER("filter", "用于筛选", "in a condition"),
    /** Inside of COUNT, SUM, AVG and the like; MIN and MAX give a value and are none of them. */
    AGGREGATE("aggregate", "用于汇总", "inside of an aggregate");

    private final String word;
    private final String zh;
    private final String en;

    Position(String word, String zh, String en) {
        this.word = word;
        this.zh = zh;
        this.en = en;
    }

    /** @return as policies and the API write it */
    public String word() {
        return word;
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    public static Optional<Position> of(String word) {
        return Arrays.stream(values()).filter(position -> position.word.equals(word)).findFirst();
    }

    /** @return the words of several, in their order */
    public static List<String> words(Set<Position> positions) {
        return positions.stream().sorted().map(Position::word).toList();
    }

    /** @return several in words: {@code 用于关联或用于筛选}, {@code as a join key or in a condition} */
    public static String names(Set<Position> positions, Language language) {
        return positions.stream().sorted().map(position -> position.name(language))
                .collect(Collectors.joining(language == Language.ZH ? "或" : " or "));
    }
}
