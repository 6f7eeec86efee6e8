package org.shuqiao.exchange.domain.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Alerts that the gateway itself raises, as it refuses something; all others come from monitoring rules. */
public enum AlertKind {
    /** Candidates that differ in their last characters only. */
    ENUMERATION("核验对象连号", "candidates in sequence"),
    /** Many candidates that are not there. */
    MISSES("核验多为“否”", "many candidates that are not there"),
    /** The limit of candidates of a day was reached. */
    EXHAUSTED("核验达到当日上限", "the day's limit of candidates was reached"),
    /** An emergency grant was given. */
    EMERGENCY("已给予应急授权", "an emergency grant was given", AlertRemedies.REVIEW),
    /** An emergency grant was not reviewed in time. */
    EMERGENCY_OVERDUE("应急授权逾期未复核", "an emergency grant was not reviewed in time", AlertRemedies.REVIEW),
    /** An announcement of waiting changes did not reach its consumer. */
    WEBHOOK_DEAD("变更通知多次未送达", "an announcement did not reach its consumer", AlertRemedies.RECEIVER),
    /** An entry's data were not renewed within its update cycle. */
    STALE("数据逾期未更新", "data were not renewed in time", AlertRemedies.RENEW),
    /** A scheduled job failed in the end, or its time was missed. */
    SCHEDULE("计划作业失败或没有运行", "a scheduled job failed or did not run", AlertRemedies.SCHEDULE);

    private final AlertText words;
    private final AlertText remedy;

    AlertKind(String zh, String en) {
        this(zh, en, AlertRemedies.CANDIDATES);
    }

    AlertKind(String zh, String en, AlertText remedy) {
        this.words = new AlertText(zh, en);
        this.remedy = remedy;
    }

    /** @return the name in the API and the CLI */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    AlertText words() {
        return words;
    }

    /** @return what to do about it */
    AlertText remedy() {
        return remedy;
    }

    static Optional<AlertKind> of(String stored) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(stored)).findFirst();
    }
}
