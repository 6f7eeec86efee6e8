package org.shuqiao.exchange.domain.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;

/**
 * Decides requests by the sharing class: grants unconditional resources and refuses those that are not shared.
 */
public final class AutomaticDecisions {

    private static final String UNCONDITIONAL = "rule:unconditional";
    private static final String NOT_SHARED = "rule:not-shared";

    private final RequestRepository requests;
    private final Decisions decisions;
    private final Grants grants;
    private final RecordOutbox records;
    private final RecordId ids;

    public AutomaticDecisions(RequestRepository requests, Decisions decisions, Grants grants, RecordOutbox records,
            RecordId ids) {
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
    void appendRefusalRecord(String request) {
        if (records.ofRequest(request).isEmpty()) {
            records.waitingOf(request).ifPresent(records::append);
        }
    }

    private ExchangeRecordDraft refusal(Request request) {
        Mode mode = request.modes().stream().sorted().findFirst().orElseThrow();
        return new ExchangeRecordDraft(ids.next(), request.times().submittedAt().atZone(ExchangeStore.ZONE)
                .toOffsetDateTime(),
                RecordOutbox.kind(mode), request.consumer(), List.of(request.provider()), request.purpose(), List.of(),
                Optional.empty(), Map.of(),
                new Outcome.Refused(ExchangeCode.NOT_SHARED.id(), Optional.of(request.resource())));
    }
}
