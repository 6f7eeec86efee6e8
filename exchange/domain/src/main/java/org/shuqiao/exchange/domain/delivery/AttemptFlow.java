package org.shuqiao.exchange.domain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.query.answer.Handed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Leads an attempt to its record: reads what it asks, has it answered under grants that stand, counts what was handed
 * out, or refuses.
 */
final class AttemptFlow {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptFlow.class);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository book;
    private final GrantChecks checks;
    private final GrantSelection reach;
    private final GrantWatch watch;
    private final DataRefusals refusals;
    private final RecordOutbox records;
    private final AttemptSignatures signatures;
    private final RecordSecrets secrets;
    private final Operators operators;

    AttemptFlow(ExchangeStore store, Permissions permissions, GrantRepository book, GrantChecks checks,
            GrantWatch watch, DataRefusals refusals, RecordOutbox records, AttemptSignatures signatures,
            RecordSecrets secrets, Operators operators) {
        this.store = store;
        this.permissions = permissions;
        this.book = book;
        this.checks = checks;
        this.reach = new GrantSelection(checks);
        this.watch = watch;
        this.refusals = refusals;
        this.records = records;
        this.signatures = signatures;
        this.secrets = secrets;
        this.operators = operators;
    }

    /**
     * Work of an attempt.
     *
     * @param names tells whether it names what a grant gives
     * @param run   answers it under grants, by the name that the sources' logs show
     */
    record Work<T extends Handed>(Optional<DeliveryAttempt.Asked> asked, Predicate<Grant> names,
            BiFunction<List<Grant>, String, T> run) { }

    /**
     * Whatever is thrown on the way, a stack or a heap that ends included, the attempt ends in a record; but for a
     * mistake, which is none.
     */
    <T extends Handed> Settled<T> deliver(String record, Actor actor, Mode mode, String stated, String query,
            Optional<SignedAttempt> signed, Function<List<Grant>, Work<T>> read) {
        Settled<T> settled = DeliveryMeter.attempt(mode, () -> settle(record, actor, mode, stated, query, signed,
                read));
        LOG.info("record {} settled", settled.receipt().record().id()); // beside the id of the call that asked for it
        return settled;
    }

    private <T extends Handed> Settled<T> settle(String record, Actor actor, Mode mode, String stated, String query,
            Optional<SignedAttempt> signed, Function<List<Grant>, Work<T>> read) {
        String purpose = stated.strip();
        DeliveryAttempt attempt = new DeliveryAttempt(record, actor, mode, purpose, query,
                signed.map(SignedAttempt::nonce).orElseGet(Nonce::random), signatures);
        Optional<DeliveryAttempt.Asked> asked = Optional.empty();
        Instant begun = store.now();
        try {
            List<Grant> owned = book.ofConsumer(actor.department()).stream().map(grant -> grant.at(begun)).toList();
            if (owned.stream().anyMatch(grant -> grant.policy().purpose().equals(purpose))) {
                attempt.purposeIsKnown();
            }
            signed.ifPresent(attempt::accept);
            permissions.require(actor, Role.REQUESTER);
            Work<T> work = read.apply(owned);
            asked = work.asked();
            List<Grant> grants = DeliveryMeter.step("policy", () -> GrantWidth.withinQuota(reach.of(owned, purpose,
                    mode, work.names()), checks));
            return count(attempt, begun, mode, answer(grants, mode, work, attempt.reader()));
        } catch (MistakeException mistake) {
            throw mistake;
        } catch (DeliveryRefusedException refusal) {
            return refuse(attempt, refusal.reason(), refusal.concerned(), refusal.askedOr(asked));
        } catch (CodedException e) {
            if (e.code() == ExchangeCode.LEDGER_WAITING) {
                throw e;
            }
            return refuse(attempt, e, List.of(), asked);
        } catch (RuntimeException | Error e) {
            return refuse(attempt, failed(e), List.of(), asked);
        }
    }

    private <T extends Handed> T answer(List<Grant> grants, Mode mode, Work<T> work, String reader) {
        T answer;
        try {
            answer = watch.during(grants.stream().filter(work.names()).toList(), mode, reader,
                    () -> DeliveryMeter.step("engine", () -> work.run().apply(grants, reader)));
        } catch (MistakeException | DeliveryRefusedException e) {
            throw e;
        } catch (CodedException e) {
            throw new DeliveryRefusedException(refusals.count(grants.stream().filter(work.names()).toList(), e),
                    List.of(), onlyNamed(grants, work));
        } catch (RuntimeException | Error e) {
            throw new DeliveryRefusedException(failed(e), List.of(), onlyNamed(grants, work));
        }
        if (answer.grantsUsed().isEmpty()) {
            throw new CodedException(ExchangeCode.NO_TABLE_NAMED);
        }
        return answer;
    }

    private static Optional<DeliveryAttempt.Asked> onlyNamed(List<Grant> grants, Work<?> work) {
        return grants.stream().filter(grant -> grants.size() == 1 && work.names().test(grant)).findFirst()
                .map(DeliveryRefusedException::asked);
    }

    /** Its words may quote values, so only its kind is logged. */
    private static CodedException failed(Throwable inside) {
        LOG.error("delivery failed inside: {}", inside.getClass().getName());
        return new CodedException(ExchangeCode.DELIVERY_FAILED);
    }

    private <T extends Handed> Settled<T> count(DeliveryAttempt attempt, Instant begun, Mode mode, T answer) {
        ExchangeRecordDraft draft;
        try {
            draft = counted(attempt, begun, mode, answer);
        } catch (DeliveryRefusedException e) {
            throw new DeliveryRefusedException(refusals.count(e.concerned(), e.reason()), e.concerned(),
                    e.askedOr(Optional.empty()));
        }
        Receipt receipt = DeliveryMeter.step("record", () -> records.append(draft));
        return new Settled.Given<>(answer, receipt, attempt.salt());
    }

    /** Holds the grants, looks at them again, counts, and writes the record: in one transaction. */
    private ExchangeRecordDraft counted(DeliveryAttempt attempt, Instant begun, Mode mode, Handed answer) {
        return store.inTransaction(() -> {
            List<Grant> used = book.lock(answer.grantsUsed());
            permissions.require(attempt.actor(), Role.REQUESTER);
            for (Grant grant : used) {
                checks.unusable(grant, mode).or(() -> checks.itemEnded(grant, begun)).ifPresent(reason -> {
                    throw DeliveryRefusedException.of(reason, grant);
                });
                refuseExhausted(grant, answer.rowsOf(grant.id()));
            }
            used.forEach(grant -> book.count(grant.id(), store.today(), answer.rowsOf(grant.id())));
            ExchangeRecordDraft written = attempt.delivered(store.now(), used, answer);
            secrets.ofDelivery(written.id(), attempt.salt(), answer.persons());
            records.prepare(written, attempt.actor().login(), Optional.empty());
            return written;
        });
    }

    /** Records a refusal. */
    <T extends Handed> Settled.Denied<T> refuse(DeliveryAttempt attempt, CodedException reason,
            List<Grant> concerned, Optional<DeliveryAttempt.Asked> asked) {
        ExchangeRecordDraft draft = attempt.refused(store.now(), reason.code().id(), concerned, asked);
        try {
            secrets.ofRefusal(draft.id(), attempt.salt());
            records.prepare(draft, attempt.actor().login(), Optional.empty());
        } catch (DataAccessException | TransactionException e) {
            throw new CodedException(ExchangeCode.LEDGER_WAITING, e); // the store is away: nothing was handed out
        }
        Receipt receipt = DeliveryMeter.step("record", () -> records.append(draft));
        concerned.stream().findFirst().ifPresent(grant -> operators.tell(GrantChecks.use(grant),
                attempt.actor().login(), reason, List.of(draft.id())));
        return new Settled.Denied<>(reason, receipt, attempt.salt());
    }

    private void refuseExhausted(Grant grant, long rows) {
        checks.exhausted(grant, rows).ifPresent(reason -> {
            throw DeliveryRefusedException.of(reason, grant);
        });
    }
}
