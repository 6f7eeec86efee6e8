package org.shuqiao.centre.indicator;

import java.math.BigDecimal;
import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** Unit of an indicator's value: how numerator and base make it. */
public enum Unit implements Labelled {
    PERCENT("%", "%", 100),
    PER_10000("每万人", "per 10,000", 10_000),
    RATIO("比", "ratio", 1),
    NUMBER("个", "number", 1);

    private final String zh;
    private final String en;
    private final BigDecimal times;

    Unit(String zh, String en, long times) {
        this.zh = zh;
        this.en = en;
        this.times = BigDecimal.valueOf(times);
    }

    /** @return whether the value is a quotient, which needs a base */
    public boolean isRatio() {
        return this != NUMBER;
    }

    BigDecimal times() {
        return times;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
