package org.shuqiao.exchange.platform.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Matters of a department that asks: steps of its requests, ends and pauses of its grants, answered objections. */
final class RequestMatters implements InboxSource {

    private static final Duration SOON = Duration.ofDays(30);

    private final ExchangeStore store;
    private final Dashboard board;
    private final Objections objections;

    RequestMatters(ExchangeStore store, Dashboard board, Objections objections) {
        this.store = store;
        this.board = board;
        this.objections = objections;
    }

    @Override
    public List<InboxItem> of(Actor actor, Set<Role> held, Instant since) {
        if (!held.contains(Role.REQUESTER)) {
            return List.of();
        }
        List<InboxItem> items = new ArrayList<>(steps(actor, since));
        board.grants(actor, Side.CONSUMER).forEach(grant -> ended(grant, since).forEach(items::add));
        board.endingSoon(actor, Side.CONSUMER).forEach(grant -> items.add(new InboxItem("ending/" + grant.id(), true,
                grant.policy().to().minus(SOON), grant.id(), new AlertText("授权将于 "
                + ExchangeStore.day(grant.policy().to()) + " 到期，需要的请续期", "the grant ends on "
                + ExchangeStore.day(grant.policy().to()) + ": renew it where it is needed"),
                "/grants/" + grant.id())));
        objections.list(actor).stream().filter(each -> each.department().equals(actor.department()))
                .forEach(each -> each.closedAt().filter(since::isBefore).ifPresent(at -> items.add(new InboxItem(
                        "objection/" + each.id(), false, at, each.id(),
                        new AlertText("异议已办结", "the objection is closed"),
                        "/objections/" + each.id()))));
        return items;
    }

    /** The newest step of each request that somebody else took; one that the request was returned by waits. */
    private List<InboxItem> steps(Actor actor, Instant since) {
        return store.sql("""
                select s.request, s.ordinal, s.state, s.at, r.title, r.state as now from exchange.request_step s
                join exchange.request r on r.id = s.request
                where r.consumer = :department and s.at > :since
                    and s.by_account not in (select login from exchange.account where department = :department)
                    and s.ordinal = (select max(t.ordinal) from exchange.request_step t where t.request = s.request)
                order by s.at desc""")
                .param("department", actor.department()).param("since", ExchangeStore.column(since))
                .query((row, number) -> {
                    RequestState state = RequestState.of(row.getString("state")).orElseThrow();
                    String id = row.getString("request");
                    boolean waits = state == RequestState.RETURNED;
                    return new InboxItem("request/" + id + "/" + row.getInt("ordinal"), waits,
                            Columns.time(row, "at"), id, new AlertText("%s：%s".formatted(row.getString("title"),
                            state.name(Language.ZH)), "%s: %s".formatted(row.getString("title"),
                            state.name(Language.EN))), "/requests/" + id + (waits ? "/complete" : ""));
                }).list();
    }

    private static Stream<InboxItem> ended(Grant grant, Instant since) {
        return Stream.concat(
                told(grant, "revoked", grant.revocation(), since, new AlertText("授权已撤销", "the grant was revoked")),
                told(grant, "paused", grant.evidence().pause(), since,
                        new AlertText("授权已暂停", "the grant was suspended")));
    }

    private static Stream<InboxItem> told(Grant grant, String how, Optional<Grant.Revocation> what, Instant since,
            AlertText words) {
        return what.filter(each -> each.at().isAfter(since)).stream().map(each -> new InboxItem(
                how + "/" + grant.id() + "/" + each.at(), false, each.at(), grant.id(),
                new AlertText(words.zh() + "：" + each.reason(), words.en() + ": " + each.reason()),
                "/grants/" + grant.id()));
    }
}
