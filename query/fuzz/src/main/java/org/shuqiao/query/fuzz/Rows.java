package org.shuqiao.query.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Rows of a register, twice: both hold the same for a consumer, and whatever its policy hides is another thing in each.
 *
 * @param one every column of every row
 * @param other the same rows with other hidden values
 * @param shown what the policy leaves, by hand: only the rows it shows, only the columns it grants, masked
 * @param secrets texts that stand in no answer
 */
record Rows(List<Object[]> one, List<Object[]> other, List<Object[]> shown, Set<String> secrets) {

    static Rows random(Policy policy, int count, Random random) {
        Register register = policy.register();
        Values values = new Values(random);
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        for (int i = 0; i < count; i++) {
            Object[] one = new Object[register.columns().size()];
            for (int c = 0; c < one.length; c++) {
                String column = register.columns().get(c).name();
                one[c] = policy.filter().names(column) ? values.plain(column)
                        : HandMask.behind(policy.mask(column), column, values, random);
            }
            one[0] = (long) i + 1;
            Object[] other = one.clone();
            if (policy.filter().shows(register, one)) {
                rows.show(policy, one);
                alike(policy, other, values, random);
            } else {
                hide(policy, one, values, random);
                hide(policy, other, values, random);
            }
            rows.one.add(one);
            rows.other.add(other);
        }
        rows.forgetWhatIsShown();
        return rows;
    }

    private void show(Policy policy, Object[] row) {
        shown.add(policy.columns().stream().map(column -> HandMask.shown(policy.mask(column.name()),
                row[policy.register().at(column.name())])).toArray());
        for (Register.Column column : policy.columns()) {
            if (!policy.mask(column.name()).equals("clear")
                    && row[policy.register().at(column.name())] instanceof String text && text.length() >= 8) {
                secrets.add(text);
            }
        }
    }

    private static void alike(Policy policy, Object[] row, Values values, Random random) {
        for (int c = 1; c < row.length; c++) {
            String column = policy.register().columns().get(c).name();
            if (!policy.filter().names(column)) {
                row[c] = HandMask.alike(policy.mask(column), column, row[c], values, random);
            }
        }
    }

    private static void hide(Policy policy, Object[] row, Values values, Random random) {
        for (int c = 0; c < row.length; c++) {
            String column = policy.register().columns().get(c).name();
            if (!policy.filter().names(column)) {
                row[c] = values.hidden(column);
            } else if (random.nextInt(3) == 0) {
                Object before = row[c];
                row[c] = values.unfit(column);
                if (policy.filter().shows(policy.register(), row)) {
                    row[c] = before;
                }
            }
        }
    }

    private void forgetWhatIsShown() {
        shown.stream().flatMap(Arrays::stream).filter(String.class::isInstance).forEach(secrets::remove);
    }
}
