package org.shuqiao.query.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.linq4j.Enumerator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.answer.PersonsBehind;
import org.shuqiao.query.answer.PersonsBehind.Told;
import org.shuqiao.query.plan.PersonRead;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.run.SourceQuery;
import org.shuqiao.query.source.Source;

/** Reads the persons behind an answer: from its rows, or once more at the sources. */
final class PersonReader {

    /** Persons of one table that are told one by one, at most. */
    static final int MOST = 20_000;

    private final Function<String, Source> sources;
    private final RunningQuery watch;

    PersonReader(Function<String, Source> sources, RunningQuery watch) {
        this.sources = sources;
        this.watch = watch;
    }

    List<PersonsBehind> read(List<PersonRead> reads, List<List<Object>> rows) {
        return read(reads, answer -> inAnswer(rows, answer.column()));
    }

    /** @param seen the numbers that the rows had, where they were passed on */
    List<PersonsBehind> read(List<PersonRead> reads, Function<PersonRead.InAnswer, Set<String>> seen) {
        List<PersonsBehind> persons = new ArrayList<>();
        for (PersonRead read : reads) {
            persons.add(switch (read) {
                case PersonRead.InAnswer answer -> told(answer.grant(), Told.SHOWN, seen.apply(answer));
                case PersonRead.AtSource source -> atSource(source);
                case PersonRead.InCells cells -> new PersonsBehind(cells.grant(), Told.CELLS, Set.of());
                case PersonRead.Nowhere nowhere -> new PersonsBehind(nowhere.grant(), Told.UNKNOWN, Set.of());
            });
        }
        return persons;
    }

    private static Set<String> inAnswer(List<List<Object>> rows, int column) {
        Set<String> numbers = new LinkedHashSet<>();
        rows.stream().map(row -> row.get(column)).filter(Objects::nonNull).map(Object::toString)
                .forEach(numbers::add);
        return numbers;
    }

    /** An answer is not refused for want of what it is told by: what cannot be read is said to be unknown. */
    private PersonsBehind atSource(PersonRead.AtSource read) {
        Set<String> numbers = new LinkedHashSet<>();
        SourceQuery query = new SourceQuery(sources.apply(read.source()), read.sql(), List.of(ColumnType.TEXT), watch);
        try (Enumerator<Object[]> rows = query.values()) {
            while (numbers.size() <= MOST && rows.moveNext()) {
                watch.throwIfStopped();
                if (rows.current()[0] != null) {
                    numbers.add(rows.current()[0].toString());
                }
            }
        } catch (CodedException e) {
            watch.throwIfStopped();
            return new PersonsBehind(read.grant(), Told.UNKNOWN, Set.of());
        }
        return told(read.grant(), Told.READ, numbers);
    }

    private static PersonsBehind told(String grant, Told told, Set<String> numbers) {
        return numbers.size() > MOST ? new PersonsBehind(grant, Told.MANY, Set.of())
                : new PersonsBehind(grant, told, numbers);
    }
}
