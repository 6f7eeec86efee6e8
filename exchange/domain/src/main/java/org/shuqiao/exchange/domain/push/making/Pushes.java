package org.shuqiao.exchange.domain.push.making;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.DivisionSlice;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.PassedOn;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.PushTarget;
import org.shuqiao.exchange.domain.push.load.WaitingRows;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.retention.SealedSalts;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.query.answer.StreamedAnswer;

/**
 * Pushes rows into consumers' own tables. The rows wait on the platform's disk until their record is in the log; then
 * they go into the table in one transaction, and as often as it takes: a table holds the rows of one receipt, whole,
 * and a second try of the same receipt changes nothing. Rows whose grant ends before they arrive are given up.
 */
public final class Pushes {

    /** Time for which recorded rows wait for a target that is away. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 4;
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Deliveries deliveries;
    private final PushTargets targets;
    private final RecordOutbox records;
    private final SealedSalts salts;
    private final RecordId ids;
    private final Path folder;
    private final PushRows rows;
    private final Arrivals arrivals;
    private final Semaphore making = new Semaphore(AT_ONCE);

    public Pushes(ExchangeStore store, Permissions permissions, Accounts accounts, Deliveries deliveries,
            PushTargets targets, RecordOutbox records, SealedSalts salts, RecordId ids, FileFolder folder) {
        this.store = store;
        this.permissions = permissions;
        this.deliveries = deliveries;
        this.targets = targets;
        this.records = records;
        this.salts = salts;
        this.ids = ids;
        this.folder = folder.path();
        this.rows = new PushRows(store);
        this.arrivals = new Arrivals(store, accounts, deliveries, targets, folder.path(), rows);
    }

    /**
     * Records what was granted for a target and brings it there. Where the target fails on the way, the rows wait:
     * {@link #get} says so, and they are tried again.
     *
     * @param signed the consumer's own signature of {@link PushOrder#asked}
     * @return of a push: its {@link #get id} is that of the receipt's record
     * @throws MistakeException where the order names no target of the department, or not how it is sliced
     */
    public Settled<StreamedAnswer> push(Actor actor, PushOrder order, Optional<SignedAttempt> signed) {
        PushTarget target = target(actor, order);
        if (!making.tryAcquire()) {
            throw new CodedException(PushCode.PUSH_BUSY);
        }
        String id = ids.next();
        boolean open = false;
        try (WaitingRows waiting = new WaitingRows(folder, id,
                () -> targets.database(target).probe(),
                () -> rows.whole(id, WaitingRows.digest(folder, id, new byte[0])))) {
            rows.begin(id, actor, order, target.division());
            Settled<StreamedAnswer> settled = deliveries.passOn(actor, new PassedOn(id, Mode.TABLE, order.purpose(),
                    order.resource(), order.items(), order.asked(target.division()), waiting,
                    slice(order, target)), signed);
            if (settled instanceof Settled.Given<StreamedAnswer> given) {
                open = true; // the record says so: the rows stay whatever happens now
                rows.recorded(id, given.what().grantsUsed(), given.what().rowCount(), given.salt(), KEPT);
                if (arrivals.take(id)) {
                    arrivals.load(rows.find(id).orElseThrow());
                }
            }
            return settled;
        } catch (CodedException e) {
            open = e.code() == ExchangeCode.LEDGER_WAITING; // what comes of it is known once the log has it
            throw e;
        } finally {
            making.release();
            if (!open) {
                forget(id);
            }
        }
    }

    private PushTarget target(Actor actor, PushOrder order) {
        try {
            PushTarget target = targets.standing(actor.department(), order.target());
            targets.requireSliced(target, order.divisionItem());
            return target;
        } catch (CodedException e) {
            permissions.require(actor, Role.REQUESTER);
            throw new MistakeException(e);
        }
    }

    private static Optional<DivisionSlice> slice(PushOrder order, PushTarget target) {
        return target.division().isEmpty() ? Optional.empty()
                : Optional.of(new DivisionSlice(order.divisionItem(), target.division()));
    }

    /** @return the pushes of the actor's department, newest first */
    public List<Push> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return rows.ofConsumer(actor.department());
    }

    /** @throws CodedException {@code PUSH_UNKNOWN}, also for those of other departments */
    public Push get(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return rows.find(id).filter(push -> push.consumer().equals(actor.department()))
                .orElseThrow(() -> new CodedException(PushCode.PUSH_UNKNOWN, id));
    }

    /**
     * Outcome of a try.
     *
     * @param refusal with its receipt, where a grant no longer stood
     */
    public record Tried(Push push, Optional<DeliveryResult> refusal) { }

    /**
     * Tries at once what waits; what has arrived is not touched.
     *
     * @throws CodedException {@code PUSH_GIVEN_UP}
     */
    public Tried again(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER);
        Push push = get(actor, id);
        Optional<DeliveryResult> refusal = switch (push.state()) {
            case ARRIVED, SUPERSEDED -> Optional.empty();
            case GIVEN_UP -> throw new CodedException(PushCode.PUSH_GIVEN_UP, id);
            case WAITING -> {
                rows.failed(id, push.failure(), Duration.ZERO);
                yield arrivals.bring(push);
            }
        };
        return new Tried(get(actor, id), refusal);
    }

    /**
     * Tries what waits and is due, and ends what a process left that died on the way. Run it every few seconds.
     *
     * @param refused takes refusals that were recorded and that nobody asked for at a door
     */
    public void tend(Consumer<DeliveryResult> refused) {
        settleMaking(store.now().minus(ABANDONED));
        rows.due().forEach(push -> arrivals.bring(push).ifPresent(refused));
    }

    /** Ends, when the platform starts and nobody makes any, what a process left that died. */
    public void tendAtStart() {
        settleMaking(store.now());
        rows.free();
    }

    private void settleMaking(Instant abandoned) {
        for (String id : rows.making(store.now())) {
            Optional<Receipt> receipt = records.logged(id);
            if (receipt.isPresent()) {
                settle(id, receipt.get().record().draft());
            }
        }
        rows.making(abandoned).stream().filter(id -> !records.written(id)).forEach(this::forget);
    }

    private void settle(String id, ExchangeRecordDraft draft) {
        switch (draft.outcome()) {
            case Outcome.Refused refused -> forget(id);
            case Outcome.Delivered delivered -> rows.recorded(id, draft.uses().stream().map(GrantUse::grant)
                    .collect(Collectors.toSet()), delivered.rows(), salts.open(id, YearMonth.from(draft.time()))
                    .orElse(""), KEPT);
        }
    }

    private void forget(String id) {
        WaitingRows.remove(folder, id);
        rows.forget(id);
    }
}
