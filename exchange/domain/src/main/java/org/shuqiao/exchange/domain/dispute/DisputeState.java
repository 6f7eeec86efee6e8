package org.shuqiao.exchange.domain.dispute;

import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.error.Language;

/** State of a dispute. Its layer says who owes the next step. */
public enum DisputeState {
    /** Layer 1: the other department owes its answer. */
    RAISED("raised", "待对方答复", "waiting for the other side"),
    /** Layer 1: the raiser settles it or takes it further. */
    ANSWERED("answered", "对方已答复", "answered"),
    /** Layer 2: the data authority owes its mediation. */
    MEDIATING("mediating", "调解中", "in mediation"),
    /** Layer 2 came to no agreement. */
    FAILED("failed", "调解未成", "mediation failed"),
    /** Layer 3: the government at the same level owes its decision. */
    DECIDING("deciding", "待本级政府裁定", "before the government"),
    CLOSED("closed", "已办结", "closed");

    private final String id;
    private final String zh;
    private final String en;

    DisputeState(String id, String zh, String en) {
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

    static Optional<DisputeState> of(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }
}
