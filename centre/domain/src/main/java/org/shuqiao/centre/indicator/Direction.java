package org.shuqiao.centre.indicator;

import java.math.BigDecimal;
import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** Side on which a value is better. */
public enum Direction implements Labelled {
    HIGHER("越高越好", "higher is better"),
    LOWER("越低越好", "lower is better");

    private final String zh;
    private final String en;

    Direction(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** @return whether a value is on the bad side of a bound; on the bound it is not */
    public boolean isWorse(BigDecimal value, BigDecimal bound) {
        return this == HIGHER ? value.compareTo(bound) < 0 : value.compareTo(bound) > 0;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
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
