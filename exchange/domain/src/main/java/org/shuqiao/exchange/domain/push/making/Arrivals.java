package org.shuqiao.exchange.domain.push.making;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.load.RowReader;
import org.shuqiao.exchange.domain.push.load.TargetDatabase;
import org.shuqiao.exchange.domain.push.load.WaitingRows;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings recorded rows into their tables, and gives up those that are not to arrive any more. */
final class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    /** Longer than a load takes: what somebody took that died is free after that. */
    private static final Duration LOADING = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration LATER = Duration.ofHours(1);
    private static final Set<ErrorCode> ENDED = Set.of(ExchangeCode.GRANT_REVOKED, ExchangeCode.GRANT_EXPIRED);

    private final ExchangeStore store;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final PushTargets targets;
    private final Path folder;
    private final PushRows rows;

    Arrivals(ExchangeStore store, Accounts accounts, Deliveries deliveries, PushTargets targets, Path folder,
            PushRows rows) {
        this.store = store;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.targets = targets;
        this.folder = folder;
        this.rows = rows;
    }

    /** @return whether nobody else loads it now */
    boolean take(String id) {
        return rows.take(id, store.now().plus(LOADING));
    }

    /** @return the refusal, where a grant no longer stands */
    Optional<DeliveryResult> bring(Push push) {
        if (!take(push.id())) {
            return Optional.empty();
        }
        if (push.keepUntil().filter(until -> !store.now().isBefore(until)).isPresent()) {
            giveUp(push, PushCode.PUSH_GIVEN_UP);
            return Optional.empty();
        }
        Optional<DeliveryResult> refusal = Optional.empty();
        try {
            refusal = deliveries.stopped(accounts.actor(push.orderedBy()), Mode.TABLE, push.purpose(),
                    "{\"push\":\"" + push.id() + "\"}", push.grants(), push.orderedAt());
        } catch (CodedException e) { // an account that is disabled; the rows wait for somebody to try them again
            rows.failed(push.id(), e.code().id(), LATER);
            return refusal;
        }
        if (refusal.isPresent()) {
            refuse(push, ((DeliveryResult.Refused) refusal.get()).reason().code());
        } else {
            load(push);
        }
        return refusal;
    }

    /** A grant that has ended does not come back; one that rests for some hours does. */
    private void refuse(Push push, ErrorCode code) {
        if (ENDED.contains(code)) {
            giveUp(push, code);
        } else {
            rows.failed(push.id(), code.id(), LATER);
        }
    }

    /** Loads what was taken; the table holds its rows whole, or what it held before. */
    void load(Push push) {
        String id = push.id();
        try {
            if (!WaitingRows.digest(folder, id, new byte[0]).equals(rows.sha256(id))) {
                giveUp(push, PushCode.ROWS_DAMAGED);
                return;
            }
            TargetDatabase database = targets.database(targets.standing(push.consumer(), push.target()));
            try (RowReader waiting = WaitingRows.read(folder, id)) {
                rows.end(id, switch (database.load(id, push.number(), waiting)) {
                    case HELD -> Push.State.ARRIVED;
                    case SUPERSEDED -> Push.State.SUPERSEDED;
                }, "");
            }
            WaitingRows.remove(folder, id);
        } catch (CodedException e) {
            if (e.code() == PushCode.TARGET_UNKNOWN) { // it was removed meanwhile
                giveUp(push, e.code());
            } else {
                waits(id, e.code().id());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("push {} was not loaded: {}", id, e.getClass().getName()); // its words may quote values
            waits(id, ExchangeCode.DELIVERY_FAILED.id());
        }
    }

    private void waits(String id, String code) {
        LOG.warn("push {} waits: {}", id, code);
        rows.failed(id, code, PAUSE);
    }

    private void giveUp(Push push, ErrorCode code) {
        WaitingRows.remove(folder, push.id());
        rows.end(push.id(), Push.State.GIVEN_UP, code.id());
    }
}
