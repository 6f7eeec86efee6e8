package org.shuqiao.exchange.domain.dispute;

import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.error.Language;

/** Outcome of a layer of a dispute. */
public enum DisputeOutcome {
    /** Both sides agree; the dispute ends. */
    SETTLED("settled", "达成一致", "settled"),
    /** No agreement in mediation: the raiser may take it to the government. */
    FAILED("failed", "调解未成", "mediation failed"),
    /** The government decides that the data is to be provided: the consumer asks anew and cites the decision. */
    PROVIDE("provide", "应当提供", "to be provided"),
    /** The government decides that the refusal stands. */
    DISMISS("dismiss", "维持答复", "the answer stands");

    private final String id;
    private final String zh;
    private final String en;

    DisputeOutcome(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }

    public String id() {
        return id;
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    public static Optional<DisputeOutcome> of(String id) {
        return Arrays.stream(values()).filter(outcome -> outcome.id.equals(id)).findFirst();
    }
}
