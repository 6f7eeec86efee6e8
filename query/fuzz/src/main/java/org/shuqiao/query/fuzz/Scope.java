package org.shuqiao.query.fuzz;

import java.util.List;
import org.shuqiao.query.answer.ColumnType;

/** Names that an expression may use at its place in a query. */
record Scope(List<Named> named, boolean subQueries) {

    /** Value with a name. */
    record Named(Sql sql, ColumnType type) { }

    static final Scope NOTHING = new Scope(List.of(), false);

    Scope {
        named = List.copyOf(named);
    }

    List<Named> of(ColumnType type) {
        return named.stream().filter(value -> value.type() == type).toList();
    }
}
