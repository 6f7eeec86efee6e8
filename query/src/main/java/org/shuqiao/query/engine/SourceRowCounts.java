package org.shuqiao.query.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.linq4j.Enumerator;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.plan.Contributions;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.run.SourceQuery;
import org.shuqiao.query.source.Source;

/** Counts the source rows that contributed to an answer, where the answer does not have them one by one. */
final class SourceRowCounts {

    private final Function<String, Source> sources;
    private final RunningQuery watch;

    /** @param sources by name, as the query opened them */
    SourceRowCounts(Function<String, Source> sources, RunningQuery watch) {
        this.sources = sources;
        this.watch = watch;
    }

    /** @param answered rows of the answer */
    Map<String, Long> behind(Contributions contributions, long answered) {
        List<Long> counted = new ArrayList<>();
        for (Contributions.Count count : contributions.folded()) {
            SourceQuery query = new SourceQuery(sources.apply(count.source()), count.sql(),
                    List.of(ColumnType.INTEGER), watch);
            try (Enumerator<Object[]> rows = query.values()) {
                counted.add(rows.moveNext() ? (Long) rows.current()[0] : 0L);
            }
        }
        return contributions.rows(answered, counted);
    }
}
