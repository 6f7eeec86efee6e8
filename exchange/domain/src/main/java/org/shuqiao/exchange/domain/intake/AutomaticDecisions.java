package org.shuqiao.exchange.domain.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.Custody;

/**
 * Decides requests by the sharing class: grants unconditional resources and refuses those that are not shared. A hosted
 * key signs at once. A provider's node signs if the department gave it a standing order to; otherwise the request waits
 * for an officer.
 */
public final class AutomaticDecisions {

    private static final String UNCONDITIONAL = "rule:unconditional";
    private static final String NOT_SHARED = "rule:not-shared";

    private final RequestRepository requests;
    private final Decisions decisions;
    private final Grants grants;
    private final RecordOutbox records;
    private final RecordId ids;
    private final DepartmentKeys keys;

    public AutomaticDecisions(RequestRepository requests, Decisions decisions, Grants grants, RecordOutbox records,
            RecordId ids, DepartmentKeys keys, Acts acts) {
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.records = records;
        this.ids = ids;
        this.keys = keys;
        acts.onSigned(ActKind.DECISION, this::decided);
    }

    /**
     * Decides a request within the transaction that takes it.
     *
     * @param asked the signed act of the request, which the record of a refusal cites
     * @param at    now
     */
    void apply(Request request, Resource resource, Act asked, Instant at) {
        boolean hosted = keys.custody(request.provider()) == Custody.HOSTED;
        switch (resource.sharing()) {
            case CONDITIONAL -> { }
            case UNCONDITIONAL -> {
                Policy policy = decisions.agreeByRule(request, UNCONDITIONAL);
                if (hosted) {
                    grants.signByRule(requests.get(request.id()), policy, UNCONDITIONAL);
                }
            }
            case NONE -> {
                decisions.refuseByRule(request, new ItemDecision.Refuse("不予共享", resource.basis()), NOT_SHARED,
                        hosted);
                prepareRefusal(request, asked, ExchangeCode.NOT_SHARED, at);
            }
        }
    }

    /** The grant follows once a provider's node has signed the decision. */
    private void decided(SignedAct signed) {
        Act act = signed.act();
        if (Acts.by(act).equals(UNCONDITIONAL) && keys.custody(act.department()) == Custody.NODE) {
            Request request = requests.get(act.id());
            request.policy().map(PolicyJson::read)
                    .ifPresent(policy -> grants.signByRule(request, policy, UNCONDITIONAL));
        }
    }

    /** Appends the refusal's record, if there is one, before the requester hears of it. */
    void appendRefusalRecord(String request) {
        if (records.ofRequest(request).isEmpty()) {
            records.waitingOf(request).ifPresent(records::append);
        }
    }

    /** Records what was asked for and became no request. @return the record's id */
    String recordRefusal(Actor actor, RequestDraft draft, Resource resource, CodedException reason, Instant at) {
        Mode mode = draft.modes().stream().sorted().findFirst().orElseThrow();
        ExchangeRecordDraft record = new ExchangeRecordDraft(ids.next(), at.atZone(ExchangeStore.ZONE)
                .toOffsetDateTime(), RecordOutbox.kind(mode),
                actor.department(), List.of(resource.provider()), draft.purpose(), List.of(), Optional.empty(),
                Map.of(), new Outcome.Refused(reason.code().id(), Optional.of(resource.code())));
        records.prepare(record, actor.login(), Optional.empty());
        records.append(record);
        return record.id();
    }

    /** Refuses everything without an act of the provider, who has nothing to decide. */
    void refuse(Request request, ItemDecision.Refuse refusal, String rule) {
        decisions.refuseByRule(request, refusal, rule, false);
    }

    /** Writes, within the caller's transaction, the record of a refused request, which cites the request's act. */
    void prepareRefusal(Request request, Act asked, ErrorCode code, Instant at) {
        records.prepare(refusal(request, asked, code, at), asked.person(), Optional.of(request.id()));
    }

    private ExchangeRecordDraft refusal(Request request, Act asked, ErrorCode code, Instant at) {
        Mode mode = request.modes().stream().sorted().findFirst().orElseThrow();
        return new ExchangeRecordDraft(ids.next(), at.atZone(ExchangeStore.ZONE).toOffsetDateTime(),
                RecordOutbox.kind(mode), request.consumer(), List.of(request.provider()), request.purpose(), List.of(),
                Optional.empty(), Map.of(),
                new Outcome.Refused(code.id(), Optional.of(request.resource())),
                Optional.empty(), Optional.of(asked.reference()));
    }
}
