package org.shuqiao.standards.proposal;

import java.util.List;
import java.util.Optional;
import org.shuqiao.standards.source.ContractColumn;

/**
 * Facts of a source column from which its element is proposed.
 *
 * @param name as the source writes it
 * @param remark what the source says of it, such as the comment of a database column
 * @param values some values of it, in the order of their rows; an empty text stands for no value
 */
public record ColumnFacts(String name, Optional<String> remark, ContractColumn.Type type, List<String> values) {

    public ColumnFacts {
        values = List.copyOf(values);
    }

    /** A column of which only the header is known. */
    public static ColumnFacts named(String name) {
        return new ColumnFacts(name, Optional.empty(), ContractColumn.Type.TEXT, List.of());
    }
}
