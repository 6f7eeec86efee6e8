package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.query.answer.Answer;

/** Reads an answer as what a formula must give: division, (period,) number. */
final class CountedRows {

    private CountedRows() { }

    static List<Counted> of(Indicator of, Answer answer) {
        String indicator = of.id();
        int columns = answer.columns().size();
        if (columns != 2 && columns != 3) {
            throw new CodedException(CentreCode.ANSWER_SHAPE, indicator, columns);
        }
        List<Counted> rows = new ArrayList<>();
        for (List<Object> row : answer.rows()) {
            rows.add(new Counted(text(row.getFirst()),
                    columns == 3 ? Optional.of(text(row.get(1))) : Optional.empty(),
                    number(indicator, row.getLast())));
        }
        mustTellPeriods(of, rows);
        return rows;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }

    /** Where no period can be told, the formula writes it in another form, and all of it would be zero. */
    private static void mustTellPeriods(Indicator indicator, List<Counted> rows) {
        List<String> periods = rows.stream().flatMap(row -> row.period().stream()).toList();
        if (!periods.isEmpty() && periods.stream().noneMatch(text -> indicator.grain().read(text).isPresent())) {
            throw new CodedException(CentreCode.ANSWER_SHAPE, indicator.id(), "period");
        }
    }

    private static BigDecimal number(String indicator, Object value) {
        if (!(value instanceof Number number)) {
            throw new CodedException(CentreCode.ANSWER_SHAPE, indicator, value == null ? "NULL" : "text");
        }
        BigDecimal read = new BigDecimal(number.toString());
        if (read.signum() < 0) {
            throw new CodedException(CentreCode.ANSWER_SHAPE, indicator, "< 0");
        }
        return read;
    }
}
