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
    EXHAUSTED("核验达到当日上限", "the day's limit of candidates was reached");

    /** What to do about each. */
    static final AlertText REMEDY = new AlertText("请向使用方核对名单来源，必要时撤回授权。",
            "Ask the consumer where the candidates come from; revoke the grant where necessary.");

    private final AlertText words;

    AlertKind(String zh, String en) {
        this.words = new AlertText(zh, en);
    }

    /** @return the name in the API and the CLI */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    AlertText words() {
        return words;
    }

    static Optional<AlertKind> of(String stored) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(stored)).findFirst();
    }
}
