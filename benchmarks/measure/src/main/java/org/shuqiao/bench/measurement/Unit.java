package org.shuqiao.bench.measurement;

import java.util.Locale;

/** Unit of a measurement with its display format. */
public enum Unit {
    ROW("rows/s"), RECEIPT("receipts/s"), ENTITY("entities/s"), QUERY("ms"), ANSWER("answers/s"),
    /** Of what each would have had if all had had as much. */
    SHARE("% of an equal share");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** @return the median, then the least and the most of the rounds */
    public String text(Throughput series) {
        String one = number(series.least());
        String other = number(series.most());
        return number(series.median()) + " " + label + " (" + (this == QUERY ? other + "–" + one
                : one + "–" + other) + ")";
    }

    private String number(double perSecond) {
        double shown = this == QUERY ? 1000 / perSecond : perSecond;
        return String.format(Locale.ROOT, shown < 10 ? "%,.2f" : "%,.0f", shown);
    }
}
