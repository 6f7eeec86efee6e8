package org.shuqiao.query.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;

/**
 * Made-up grant on a register.
 *
 * @param inLake whether the rows are in the lake or in the department's database
 * @param masks by column, for those that are granted
 */
record Policy(Register register, boolean inLake, List<Register.Column> columns, Map<String, String> masks,
        HandFilter filter) {

    static final String SOURCE = "minzheng";
    static final String NAMESPACE = "standard";

    static Policy random(Register register, boolean inLake, Choices choices) {
        List<Register.Column> columns = new ArrayList<>();
        Map<String, String> masks = new LinkedHashMap<>();
        for (Register.Column column : register.columns()) {
            if (column.name().equals("id") || !choices.once(6)) {
                columns.add(column);
                List<String> fitting = HandMask.fitting(column.name());
                masks.put(column.name(), choices.once(3) ? choices.of(fitting) : fitting.getFirst());
            }
        }
        HandFilter filter = choices.once(8) ? HandFilter.NONE : HandFilter.over(register, choices);
        return new Policy(register, inLake, columns, masks, filter);
    }

    String mask(String column) {
        return masks.getOrDefault(column, "nothing");
    }

    /** @param table as it is called in the lake or the database */
    AccessRule rule(String table) {
        Map<String, Mask> masked = new LinkedHashMap<>();
        masks.forEach((column, mask) -> masked.put(column, Mask.of(mask)));
        masked.values().removeIf(Mask.Clear.class::isInstance);
        Backing backing = inLake ? new Backing.LakeTable(NAMESPACE, table)
                : new Backing.DepartmentTable(SOURCE, "public", table);
        return new AccessRule("G-" + register.table(), "3010101/000001", 1,
                new TableName(register.schema(), register.table()), backing,
                columns.stream().map(Register.Column::name).toList(),
                filter.conditions().isEmpty() ? Optional.empty() : Optional.of(RowFilter.of(filter.text())),
                masked, OptionalInt.empty());
    }

    /** In words, for a report. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(register.schema() + "." + register.table() + " in "
                + (inLake ? "the lake" : "the department") + ": ");
        out.append(String.join(" ", columns.stream().map(column -> column.name()
                + (mask(column.name()).equals("clear") ? "" : "=" + mask(column.name()))).toList()));
        return out + (filter.conditions().isEmpty() ? "" : "; rows " + filter.text());
    }
}
