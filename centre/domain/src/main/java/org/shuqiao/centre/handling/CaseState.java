package org.shuqiao.centre.handling;

import java.util.Locale;
import org.shuqiao.base.label.Labelled;

/** State of a case. A closed one is over; a returned one waits to be dispatched anew. */
public enum CaseState implements Labelled {
    DISPATCHED("待签收", "dispatched"),
    ACCEPTED("处置中", "accepted"),
    RETURNED("已退回", "returned"),
    HANDLED("待核查", "handled"),
    CHECKED("待结案", "checked"),
    CLOSED("已结案", "closed");

    private final String zh;
    private final String en;

    CaseState(String zh, String en) {
        this.zh = zh;
        this.en = en;
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
