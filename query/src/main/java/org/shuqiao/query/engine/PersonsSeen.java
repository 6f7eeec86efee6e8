package org.shuqiao.query.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.RowSink;
import org.shuqiao.query.plan.PersonRead;

/** Sink that passes rows on and notes the persons in them, up to the number from which they are no longer told. */
final class PersonsSeen implements RowSink {

    private final RowSink next;
    private final Map<Integer, Set<String>> numbers = new HashMap<>();

    PersonsSeen(List<PersonRead> reads, RowSink next) {
        this.next = next;
        reads.forEach(read -> {
            if (read instanceof PersonRead.InAnswer answer) {
                numbers.put(answer.column(), new LinkedHashSet<>());
            }
        });
    }

    Set<String> of(PersonRead.InAnswer answer) {
        return numbers.get(answer.column());
    }

    @Override
    public void begin(List<AnswerColumn> columns) {
        next.begin(columns);
    }

    @Override
    public void row(List<Object> values) {
        next.row(values);
        if (!next.handsOn()) {
            return;
        }
        numbers.forEach((column, seen) -> {
            Object number = values.get(column);
            if (number != null && seen.size() <= PersonReader.MOST) {
                seen.add(number.toString());
            }
        });
    }
}
