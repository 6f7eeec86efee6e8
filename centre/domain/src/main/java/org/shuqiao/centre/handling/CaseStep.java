package org.shuqiao.centre.handling;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.label.Labelled;

/** Step of a case, with the states from which it may be taken and the one that it leads to. */
public enum CaseStep implements Labelled {
    DISPATCH("分拨", "dispatched", CaseState.DISPATCHED, CaseState.RETURNED),
    ACCEPT("签收", "accepted", CaseState.ACCEPTED, CaseState.DISPATCHED),
    RETURN("退回", "returned", CaseState.RETURNED, CaseState.DISPATCHED, CaseState.ACCEPTED),
    HANDLE("处置", "handled", CaseState.HANDLED, CaseState.ACCEPTED),
    PASS("核查通过", "checked", CaseState.CHECKED, CaseState.HANDLED),
    REJECT("核查未通过", "sent back after the check", CaseState.ACCEPTED, CaseState.HANDLED),
    CLOSE("结案", "closed", CaseState.CLOSED, CaseState.CHECKED, CaseState.RETURNED),
    /** Leaves the state as it is. */
    RATE("评价", "rated", null, CaseState.CLOSED),
    /** Leaves the state as it is. */
    SUPERVISE("督办", "supervised", null, CaseState.DISPATCHED, CaseState.ACCEPTED, CaseState.RETURNED,
            CaseState.HANDLED, CaseState.CHECKED);

    private final String zh;
    private final String en;
    private final CaseState to;
    private final Set<CaseState> from;

    CaseStep(String zh, String en, CaseState to, CaseState... from) {
        this.zh = zh;
        this.en = en;
        this.to = to;
        this.from = Set.of(from);
    }

    boolean fits(CaseState state) {
        return from.contains(state);
    }

    /** @return the state after the step; empty where it stays */
    Optional<CaseState> to() {
        return Optional.ofNullable(to);
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
