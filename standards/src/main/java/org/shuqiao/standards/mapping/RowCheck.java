package org.shuqiao.standards.mapping;

import java.util.List;
import org.shuqiao.standards.division.Divisions;

/** Rule over several columns of a row. */
interface RowCheck {

    /** @return the columns that are not certain, none if the row keeps the rule */
    List<Integer> broken(RowState row, List<String> columns, int[] steps, Divisions divisions);
}
