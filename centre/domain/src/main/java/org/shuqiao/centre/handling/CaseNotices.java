package org.shuqiao.centre.handling;

import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;

/** Tells people of cases through the platform's inbox: what a case is about stands on its page alone. */
record CaseNotices(Alerts inbox) {

    /** Tells the responsible department and the person of a case that is theirs now. */
    void dispatched(EventCase of) {
        raise(of, "dispatched", Severity.NOTICE, "待签收", "waits to be accepted", acting(of));
    }

    void supervised(EventCase of) {
        Audience told = switch (of.state()) {
            case DISPATCHED, ACCEPTED -> acting(of);
            case RETURNED, HANDLED, CHECKED, CLOSED -> Audience.nobody().officersOf(of.owner());
        };
        raise(of, "supervised", Severity.SERIOUS, "被督办", "is supervised by the data authority", told);
    }

    void returned(EventCase of) {
        raise(of, "returned", Severity.WARNING, "被退回，待重新分拨", "was returned and waits to be dispatched anew",
                Audience.nobody().officersOf(of.owner()));
    }

    void half(EventCase of, Milestone milestone) {
        raise(of, milestone.code() + "-half", Severity.NOTICE, milestone.zh() + "时限已过半",
                "half of the time to " + milestone.en() + " it is used", acting(of));
    }

    void overdue(EventCase of, Milestone milestone) {
        Audience told = acting(of).officersOf(of.owner()).holdersOf(Role.AUTHORITY);
        raise(of, milestone.code() + "-overdue", Severity.SERIOUS, milestone.zh() + "已经逾期，已转数据主管部门",
                "the time to " + milestone.en() + " it is over; the data authority was told",
                of.territorial().map(told::officersOf).orElse(told));
    }

    private static Audience acting(EventCase of) {
        return Audience.nobody().officersOf(of.lead()).account(of.person());
    }

    private void raise(EventCase of, String kind, Severity severity, String zh, String en, Audience told) {
        inbox.raise(List.of(new AlertDraft("case-" + kind, severity,
                new AlertText("案件 %s：%s".formatted(of.id(), zh), "Case %s: %s".formatted(of.id(), en)),
                new AlertText("请在“案件”页办理。", "See to it on the page of cases."), of.id(), Optional.empty(),
                Optional.of(of.lead()), Optional.of(of.owner()), Optional.empty(), of.dispatches(), List.of(), told)));
    }
}
