package org.shuqiao.centre.page;

import java.util.ArrayList;
import java.util.List;
import org.shuqiao.centre.handling.CaseState;
import org.shuqiao.centre.handling.EventCase;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;

/** Forms of the steps that a reader of a case may take now; the service decides once more. */
final class CaseForms {

    private CaseForms() { }

    static List<CasesPage.Form> of(EventCase of, Actor actor, EventWords words) {
        List<CasesPage.Form> forms = new ArrayList<>();
        if (actor.has(Role.OFFICER) && of.lead().equals(actor.department())) {
            switch (of.state()) {
                case DISPATCHED -> forms.addAll(List.of(form("accept", false), form("return", true)));
                case ACCEPTED -> forms.addAll(List.of(form("handle", true), form("return", true)));
                case RETURNED, HANDLED, CHECKED, CLOSED -> { }
            }
        }
        if (actor.has(Role.OFFICER) && of.owner().equals(actor.department())) {
            switch (of.state()) {
                case HANDLED -> forms.add(new CasesPage.Form("check", false, choice(words, "passed", "failed")));
                case CHECKED -> forms.add(form("close", false));
                case RETURNED -> forms.add(form("close", true));
                case DISPATCHED, ACCEPTED, CLOSED -> { }
            }
        }
        if ((actor.has(Role.OFFICER) || actor.has(Role.REQUESTER)) && of.owner().equals(actor.department())
                && of.state() == CaseState.CLOSED && of.satisfied().isEmpty()) {
            forms.add(new CasesPage.Form("rate", false, choice(words, "satisfied", "dissatisfied")));
        }
        if (actor.has(Role.AUTHORITY) && of.state() != CaseState.CLOSED && !of.supervised()) {
            forms.add(form("supervise", true));
        }
        return forms;
    }

    private static CasesPage.Form form(String step, boolean needsNote) {
        return new CasesPage.Form(step, needsNote, List.of());
    }

    private static List<CasesPage.Choice> choice(EventWords words, String yes, String no) {
        return List.of(new CasesPage.Choice("true", words.text("city.cases." + yes)),
                new CasesPage.Choice("false", words.text("city.cases." + no)));
    }
}
