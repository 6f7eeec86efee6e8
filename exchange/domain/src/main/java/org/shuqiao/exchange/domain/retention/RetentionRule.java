package org.shuqiao.exchange.domain.retention;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Time for which what stands under the key of a month is kept: by law three years at least (《个人信息保护法》第五十六条第二款：
 * 处理情况记录应当至少保存三年).
 *
 * @param years 3 or more
 */
public record RetentionRule(int years) {

    public static final int LEAST_YEARS = 3;

    public static final RetentionRule LEAST = new RetentionRule(LEAST_YEARS);

    public RetentionRule {
        if (years < LEAST_YEARS) {
            throw new IllegalArgumentException("kept for " + LEAST_YEARS + " years at least: " + years);
        }
    }

    /** @return the first day on which the month may be erased */
    public LocalDate endOf(YearMonth period) {
        return period.plusMonths(1).plusYears(years).atDay(1);
    }
}
