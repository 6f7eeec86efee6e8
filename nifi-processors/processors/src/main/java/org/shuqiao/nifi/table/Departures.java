package org.shuqiao.nifi.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.nifi.batch.Column;
import org.shuqiao.nifi.batch.ColumnType;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.error.Words;

/**
 * Difference between what a contract promised and what a table has.
 *
 * @param missing promised columns that are gone
 * @param retyped promised columns of another type
 * @param added columns that nobody promised; they stop nothing
 */
record Departures(List<String> missing, List<Retyped> retyped, List<String> added) {

    /** Column that has another type than was promised. */
    record Retyped(Column promised, ColumnType actual) {
        private String text() {
            return promised.name() + ": " + promised.type().word() + " → " + actual.word();
        }
    }

    static Departures of(Contract contract, List<TableColumn> columns, List<String> landed) {
        List<Retyped> retyped = new ArrayList<>();
        for (int i = 0; i < landed.size(); i++) {
            TableColumn column = columns.get(i);
            contract.find(landed.get(i)).filter(promised -> !column.keeps(promised))
                    .ifPresent(promised -> retyped.add(new Retyped(promised, column.type())));
        }
        return new Departures(contract.missing(landed), retyped, contract.added(landed));
    }

    /** @return whether a slice has to wait for a decision */
    boolean stop() {
        return !missing.isEmpty() || !retyped.isEmpty();
    }

    /** @return the name of this very difference: a decision on it is none on another */
    String id() {
        return Sha256.hex(String.join("\n", lines("-", "~")).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }

    Words words() {
        return new Words(String.join("；", lines("缺少列 ", "类型改变 ")), String.join("; ", lines("gone ", "retyped ")));
    }

    private List<String> lines(String gone, String other) {
        List<String> lines = new ArrayList<>(missing.stream().sorted().map(name -> gone + name).toList());
        retyped.stream().map(each -> other + each.text()).sorted().forEach(lines::add);
        return lines;
    }
}
