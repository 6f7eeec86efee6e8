package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;

/**
 * Rows of one administrative division and those below it (GB/T 2260, GB/T 10114: the code of a lower one begins with
 * that of the upper one). It is a condition of the scan, beside the grant's own filter.
 *
 * @param item     whose values are codes of divisions
 * @param division 6, 9 or 12 digits
 */
public record DivisionSlice(String item, String division) {

    /** @throws CodedException {@code DIVISION_ITEM_UNUSABLE} where the grant does not give the item in clear */
    AccessRule of(AccessRule rule) {
        boolean clear = rule.given().contains(item) && !rule.positions().containsKey(item)
                && rule.mask(item) instanceof Mask.Clear && rule.minimumGroup().isEmpty();
        if (!clear) {
            throw new CodedException(PushCode.DIVISION_ITEM_UNUSABLE, item);
        }
        return rule.narrowed(new RowFilter.Condition(item, RowFilter.Comparison.STARTS_WITH, List.of(division)));
    }
}
