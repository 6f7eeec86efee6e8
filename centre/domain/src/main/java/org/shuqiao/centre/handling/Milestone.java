package org.shuqiao.centre.handling;

import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;

/** Milestone of a case that has a deadline. */
public enum Milestone implements Labelled {
    ACCEPT("签收", "accept"),
    HANDLE("处置", "handle");

    private final String zh;
    private final String en;

    Milestone(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** @return the one that a case in this state waits for; empty where the responsible department owes nothing */
    static Optional<Milestone> of(CaseState state) {
        return switch (state) {
            case DISPATCHED -> Optional.of(ACCEPT);
            case ACCEPTED -> Optional.of(HANDLE);
            case RETURNED, HANDLED, CHECKED, CLOSED -> Optional.empty();
        };
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
