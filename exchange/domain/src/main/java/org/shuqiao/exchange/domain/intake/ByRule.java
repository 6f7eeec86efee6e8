package org.shuqiao.exchange.domain.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.ledger.Records;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestBook;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.store.Store;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;

/**
 * Decides what the sharing class decides by itself: unconditional resources are granted as requested, resources that
 * are not shared are refused with their legal basis.
 */
public final class ByRule {

    private static final String UNCONDITIONAL = "rule:unconditional";
    private static final String NOT_SHARED = "rule:not-shared";

    private final RequestBook requests;
    private final Decisions decisions;
    private final Grants grants;
    private final Records records;
    private final RecordId ids;

    public ByRule(RequestBook requests, Decisions decisions, Grants grants, Records records, RecordId ids) {
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.records = records;
        this.ids = ids;
    }

    /** Decides a request within the transaction that takes it. */
    void apply(Request request, Resource resource, Actor actor) {
        switch (resource.sharing()) {
            case CONDITIONAL -> { }
            case UNCONDITIONAL -> {
                Policy policy = decisions.agreeByRule(request, UNCONDITIONAL);
                grants.sign(requests.get(request.id()), policy, UNCONDITIONAL);
            }
            case NONE -> {
                decisions.refuseByRule(request, new ItemDecision.Refuse("不予共享", resource.basis()), NOT_SHARED);
                records.prepare(refusal(request), actor.login(), Optional.of(request.id()));
            }
        }
    }

    /** Appends the refusal's record, if there is one, before the requester hears of it. */
    void hand(String request) {
        if (records.ofRequest(request).isEmpty()) {
            records.waitingOf(request).ifPresent(records::append);
        }
    }

    private ExchangeRecordDraft refusal(Request request) {
        Mode mode = request.modes().stream().sorted().findFirst().orElseThrow();
        return new ExchangeRecordDraft(ids.next(), request.times().submittedAt().atZone(Store.ZONE).toOffsetDateTime(),
                Records.kind(mode), request.consumer(), List.of(request.provider()), request.purpose(), List.of(),
                Optional.empty(), Map.of(),
                new Outcome.Refused(ExchangeCode.NOT_SHARED.id(), Optional.of(request.resource())));
    }
}
