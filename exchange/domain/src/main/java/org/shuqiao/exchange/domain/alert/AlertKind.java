package org.shuqiao.exchange.domain.alert;

import org.shuqiao.base.error.Language;

/** Lists what is seen in the use of grants. */
public enum AlertKind {
    /** Candidates that differ in their last characters only. */
    ENUMERATION("核验对象连号", "candidates in sequence"),
    /** Many candidates that are not there. */
    MISSES("核验多为“否”", "many candidates that are not there"),
    /** The limit of candidates of a day was reached. */
    EXHAUSTED("核验达到当日上限", "the day's limit of candidates was reached"),
    /** An emergency grant was given. */
    EMERGENCY("已给予应急授权", "an emergency grant was given"),
    /** An emergency grant was not reviewed in time. */
    EMERGENCY_OVERDUE("应急授权逾期未复核", "an emergency grant was not reviewed in time");

    private final String zh;
    private final String en;

    AlertKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
