package org.shuqiao.exchange.domain.correction;

import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.error.Language;

/** State of an objection: raised, being checked or closed. */
public enum ObjectionState {
    RAISED("raised", "待校核", "waiting to be checked"),
    CHECKING("checking", "校核中", "being checked"),
    CLOSED("closed", "已办结", "closed");

    private final String id;
    private final String zh;
    private final String en;

    ObjectionState(String id, String zh, String en) {
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

    static Optional<ObjectionState> of(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }
}
