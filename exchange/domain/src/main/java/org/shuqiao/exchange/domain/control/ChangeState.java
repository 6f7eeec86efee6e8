package org.shuqiao.exchange.domain.control;

import java.util.Arrays;
import java.util.Optional;

/** State of a proposed change. */
public enum ChangeState {
    OPEN("open"), APPROVED("approved"), REJECTED("rejected"), WITHDRAWN("withdrawn"), EXPIRED("expired");

    private final String word;

    ChangeState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<ChangeState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
