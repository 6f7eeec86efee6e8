package org.shuqiao.exchange.domain.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.signature.Custody;

/**
 * Refuses what operators ask for beyond their admission. What was asked is a request that the operator signed, as any
 * other is, and the record of its refusal cites that act; the provider decides nothing.
 */
public final class BarredOperators {

    private static final String RULE = "rule:operator";

    private final ExchangeStore store;
    private final Operators operators;
    private final AutomaticDecisions rules;
    private final RecordOutbox records;
    private final DepartmentKeys keys;

    public BarredOperators(ExchangeStore store, Operators operators, AutomaticDecisions rules, RecordOutbox records,
            DepartmentKeys keys) {
        this.store = store;
        this.operators = operators;
        this.rules = rules;
        this.records = records;
        this.keys = keys;
    }

    /**
     * Says what stands against a request before it is taken. An operator with a node that sent none of its persons'
     * approvals signs nothing: its attempt is recorded by the platform alone, and refused here.
     *
     * @throws CodedException that reason
     */
    Optional<CodedException> against(Actor actor, RequestDraft draft, Resource resource,
            Optional<ApprovedAct> approved) {
        Operators.Use use = new Operators.Use(actor.department(), resource.provider(), resource.code(),
                draft.purpose(), Optional.empty());
        Optional<CodedException> reason = operators.against(use, draft.modes());
        boolean signs = keys.custody(actor.department()) == Custody.HOSTED || approved.isPresent();
        reason.filter(barred -> !signs).ifPresent(barred -> {
            String record = rules.recordRefusal(actor, draft, resource, barred, store.now());
            operators.tell(use, actor.login(), barred, List.of(record));
            throw barred;
        });
        return reason;
    }

    /** Records within the caller's transaction what waits for the signature of the operator's node. */
    void record(Request request, Act asked, Instant at) {
        against(request).ifPresent(reason -> rules.prepareRefusal(request, asked, reason.code(), at));
    }

    /**
     * Refuses a request whose act is signed now.
     *
     * @return whether it was barred, now or when it was asked
     */
    boolean refuse(Request request, Act asked, Instant at) {
        if (!operators.isOperator(request.consumer()) && !operators.isOperator(request.provider())) {
            return false;
        }
        boolean recorded = records.ofRequest(request.id()).isPresent() || records.waitingOf(request.id()).isPresent();
        Optional<CodedException> reason = against(request);
        if (!recorded && reason.isEmpty()) {
            return false;
        }
        rules.refuse(request, new ItemDecision.Refuse("超出运营方准入范围 " + reason.map(barred -> barred.code().id())
                .orElse(""), "运营方准入审批"), RULE);
        if (!recorded) {
            rules.prepareRefusal(request, asked, reason.orElseThrow().code(), at);
        }
        return true;
    }

    /** Tells whom it concerns, and the operator. @throws CodedException the reason */
    void tell(Actor actor, Submission submission, CodedException reason) {
        Request request = submission.request();
        operators.tell(use(request), actor.login(), reason, submission.refusal()
                .map(receipt -> List.of(receipt.record().id())).orElse(List.of()));
        throw reason;
    }

    private Optional<CodedException> against(Request request) {
        return operators.against(use(request), request.modes());
    }

    private static Operators.Use use(Request request) {
        return new Operators.Use(request.consumer(), request.provider(), request.resource(), request.purpose(),
                Optional.empty());
    }
}
