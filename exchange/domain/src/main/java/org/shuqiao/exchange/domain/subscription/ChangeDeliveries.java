package org.shuqiao.exchange.domain.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.PassedOn;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.retention.SealedTexts;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.query.answer.StreamedAnswer;

/**
 * Delivers what changed since a subscription's cursor. Each delivery has its record before it is handed out; until the
 * consumer acknowledges it by asking with its cursor, asking again gives the same, with the same receipt.
 */
public final class ChangeDeliveries {

    /** Changes of one delivery at most. */
    public static final int MOST = 10_000;

    /** Time for which changes that are not acknowledged are kept, sealed. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 4;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Deliveries deliveries;
    private final Corrections corrections;
    private final SealedTexts sealed;
    private final TokenKey key;
    private final RecordLog log;
    private final RecordId ids;
    private final SubscriptionRows rows;
    private final PullLocks locks = new PullLocks();
    private final Semaphore comparing = new Semaphore(AT_ONCE);

    public ChangeDeliveries(ExchangeStore store, Permissions permissions, Deliveries deliveries,
            Corrections corrections, SealedTexts sealed, TokenKey key, RecordLog log, RecordId ids) {
        this.store = store;
        this.permissions = permissions;
        this.deliveries = deliveries;
        this.corrections = corrections;
        this.sealed = sealed;
        this.key = key;
        this.log = log;
        this.ids = ids;
        this.rows = new SubscriptionRows(store);
    }

    /**
     * @param cursor of the newest delivery that the consumer has, which is acknowledged by it; none means the last one
     *     acknowledged
     * @param limit  changes at most; further ones wait behind them
     * @param signed the consumer's own signature of {@link #asked}
     */
    public ChangeAnswer pull(Actor actor, String id, Optional<String> cursor, int limit,
            Optional<SignedAttempt> signed) {
        permissions.require(actor, Role.REQUESTER);
        if (limit < 1 || limit > MOST) {
            throw new CodedException(SubscriptionCode.LIMIT_INVALID, MOST);
        }
        return locks.holding(id, () -> {
            Subscription subscription = acknowledged(rows.get(actor.department(), id), cursor);
            Optional<ChangeAnswer> again = subscription.waiting().flatMap(each -> again(subscription, each));
            return again.orElseGet(() -> deliver(actor, subscription, limit, signed));
        });
    }

    private Subscription acknowledged(Subscription subscription, Optional<String> cursor) {
        Subscriptions.require(subscription, SubscriptionState.ACTIVE);
        if (cursor.isEmpty() || cursor.get().equals(subscription.cursor())) {
            return subscription;
        }
        if (!rows.acknowledge(subscription.id(), cursor.get())) {
            throw new CodedException(SubscriptionCode.CURSOR_UNKNOWN, subscription.id(), cursor.get());
        }
        sealed.drop(Subscriptions.sealed(subscription.id(), cursor.get()));
        return rows.get(subscription.consumer(), subscription.id());
    }

    /**
     * @return what was delivered before, as long as its grants stand and it is kept; where one does not, the rows are
     *         compared anew under those that do, or refused
     */
    private Optional<ChangeAnswer> again(Subscription subscription, Subscription.Waiting waiting) {
        if (!deliveries.stand(Mode.SERVICE, waiting.grants())) {
            return Optional.empty();
        }
        return sealed.open(Subscriptions.sealed(subscription.id(), waiting.record())).map(text -> {
            ObjectNode tree = CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
            return new ChangeAnswer.Given(ChangeSet.read(tree.path("changes").asText()), true,
                    log.receipt(waiting.record()), tree.path("salt").asText());
        });
    }

    private ChangeAnswer deliver(Actor actor, Subscription subscription, int limit, Optional<SignedAttempt> signed) {
        if (!comparing.tryAcquire()) {
            throw new CodedException(SubscriptionCode.BUSY);
        }
        try {
            SubscriptionRows.Held held = rows.held(subscription.id());
            String record = ids.next();
            ChangedRows target = new ChangedRows(subscription, record, limit,
                    new RowMarks(key, subscription.id(), held.salt()), held.marks(),
                    items -> corrections.unfollowed(subscription.id(), subscription.consumer(),
                            subscription.resource(), subscription.createdAt(), items));
            Settled<StreamedAnswer> settled = deliveries.passOn(actor, new PassedOn(record, Mode.SERVICE,
                    subscription.purpose(), subscription.resource(), List.of(), asked(subscription, limit), target),
                    signed);
            return switch (settled) {
                case Settled.Given<StreamedAnswer> given -> {
                    keep(actor, subscription, target, given);
                    yield new ChangeAnswer.Given(target.changes(), false, given.receipt(), given.salt());
                }
                case Settled.Denied<StreamedAnswer> denied -> new ChangeAnswer.Stopped(
                        new DeliveryResult.Refused(denied.reason(), denied.receipt(), denied.salt()));
            };
        } finally {
            comparing.release();
        }
    }

    /** Keeps the changes until they are acknowledged; an answer without changes is handed out once. */
    private void keep(Actor actor, Subscription subscription, ChangedRows target,
            Settled.Given<StreamedAnswer> given) {
        ChangeSet changes = target.changes();
        Instant now = store.now();
        String record = given.receipt().record().id();
        store.inTransaction(() -> {
            subscription.waiting().ifPresent(before -> {
                sealed.drop(Subscriptions.sealed(subscription.id(), before.record()));
                rows.waitsNoLonger(subscription.id(), before.record());
            });
            rows.delivered(subscription.id(), record, changes.changes().size(), now);
            if (!changes.changes().isEmpty()) {
                ObjectNode tree = CanonicalJson.object().put("changes", changes.text()).put("salt", given.salt());
                sealed.keep(Subscriptions.sealed(subscription.id(), record),
                        new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8));
                rows.waits(subscription.id(), new Subscription.Waiting(record, changes.changes().size(),
                        List.copyOf(given.what().grantsUsed()), now), target.heldThen());
                corrections.pointedOut(subscription.id(), actor.login(), record, changes.corrections());
            }
        });
    }

    /**
     * @return what is asked as canonical JSON {@code {"after":"…","limit":1000,"resource":"…","subscription":"…"}},
     *         which the consumer signs and whose salted digest the record holds
     */
    private static String asked(Subscription subscription, int limit) {
        ObjectNode tree = CanonicalJson.object().put("after", subscription.cursor()).put("limit", limit)
                .put("resource", subscription.resource()).put("subscription", subscription.id());
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    /** Removes changes that nobody acknowledged in time: they are compared anew when they are asked for. */
    public void tend() {
        rows.some("waiting_at <= :before", Map.of("before", ExchangeStore.column(store.now().minus(KEPT))))
                .forEach(each -> {
                    String record = each.waiting().orElseThrow().record();
                    sealed.drop(Subscriptions.sealed(each.id(), record));
                    rows.waitsNoLonger(each.id(), record);
                });
    }
}
