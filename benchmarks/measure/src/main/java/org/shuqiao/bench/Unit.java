package org.shuqiao.bench;

import java.util.Locale;

/** What is counted, and how its speed is told. */
public enum Unit {
    ROW("rows/s"), RECEIPT("receipts/s"), ENTITY("entities/s"), QUESTION("ms");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** @param perSecond how many of them a second */
    public String text(double perSecond) {
        double shown = this == QUESTION ? 1000 / perSecond : perSecond;
        return String.format(Locale.ROOT, shown < 10 ? "%,.2f %s" : "%,.0f %s", shown, label);
    }
}
