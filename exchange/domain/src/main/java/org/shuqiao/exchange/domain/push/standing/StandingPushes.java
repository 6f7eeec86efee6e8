package org.shuqiao.exchange.domain.push.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats pushes, at an interval or after each run that standardized the dataset behind the resource. Each time is an
 * attempt of its own of the person who ordered it, with its record and receipt, under whatever grants stand then; the
 * consumer's node signs it where it signed the order.
 */
public final class StandingPushes {

    private static final Logger LOG = LoggerFactory.getLogger(StandingPushes.class);
    /** Until one that failed for the moment is due again, and one whose process died. */
    private static final Duration PAUSE = Duration.ofMinutes(10);
    /** Until it is looked whether the consumer's node has signed. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final PushTargets targets;
    private final Resources resources;
    private final Datasets datasets;
    private final Pushes pushes;
    private final NodeAttempts attempts;

    public StandingPushes(ExchangeStore store, Permissions permissions, Accounts accounts, PushTargets targets,
            Resources resources, Datasets datasets, Pushes pushes, NodeAttempts attempts) {
        this.attempts = attempts;
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.targets = targets;
        this.resources = resources;
        this.datasets = datasets;
        this.pushes = pushes;
    }

    /** @return those of the actor's department that stand */
    public List<StandingPush> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return store.sql(StandingPush.READ + "and consumer = :consumer order by id")
                .param("consumer", actor.department()).query((row, number) -> StandingPush.of(row)).list();
    }

    /** Ends one; what it pushed stays. @throws CodedException {@code STANDING_UNKNOWN} */
    public void end(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        int ended = store.sql("""
                update exchange.standing_push set ended_at = :at
                where id = :id and consumer = :consumer and ended_at is null""")
                .param("at", ExchangeStore.column(store.now())).param("id", id)
                .param("consumer", actor.department()).update();
        if (ended == 0) {
            throw new CodedException(PushCode.STANDING_UNKNOWN, id);
        }
    }

    /**
     * Pushes what is due. Run it every few seconds; several processes may.
     *
     * @param attempted takes the attempts, which nobody made at a door
     */
    public void tend(Consumer<Settled<?>> attempted) {
        List<StandingPush> due = store.sql(StandingPush.READ + "and next_at <= :now order by next_at, id")
                .param("now", ExchangeStore.column(store.now())).query((row, number) -> StandingPush.of(row)).list();
        for (StandingPush push : due) {
            String run = push.afterRuns() ? run(push) : "";
            if ((!push.afterRuns() || !run.isEmpty() && !run.equals(push.lastRun())) && take(push)) {
                push(push, run, attempted);
            }
        }
    }

    /** @return the last run of the dataset behind the resource; blank where there is none */
    private String run(StandingPush push) {
        return resources.find(push.order().resource()).flatMap(Resource::dataset).flatMap(datasets::current)
                .map(DatasetFacts::run).orElse("");
    }

    /** A process that dies after this leaves it due after a pause. */
    private boolean take(StandingPush push) {
        return store.sql("""
                update exchange.standing_push set next_at = :next
                where id = :id and next_at = :was and ended_at is null""")
                .param("next", ExchangeStore.column(store.now().plus(PAUSE))).param("id", push.id())
                .param("was", ExchangeStore.column(push.nextAt())).update() == 1;
    }

    private void push(StandingPush push, String run, Consumer<Settled<?>> attempted) {
        try {
            String division = targets.standing(push.consumer(), push.order().target()).division();
            switch (attempts.of(push, push.order().asked(division))) {
                case NodeAttempts.Standing.Free free -> push(push, run, Optional.empty(), attempted);
                case NodeAttempts.Standing.Signed signed -> push(push, run, Optional.of(signed.attempt()), attempted);
                case NodeAttempts.Standing.Refused refused -> done(push, run, "", refused.code());
                case NodeAttempts.Standing.Waits waits -> later(push);
            }
        } catch (CodedException e) {
            ended(push, run, "", e.code());
        }
    }

    /** The consumer's node signs in its own time. */
    private void later(StandingPush push) {
        store.sql("update exchange.standing_push set last_code = :code, next_at = :next where id = :id")
                .param("code", PushCode.NODE_AWAITED.id()).param("id", push.id())
                .param("next", ExchangeStore.column(store.now().plus(SOON))).update();
    }

    private void push(StandingPush push, String run, Optional<SignedAttempt> signed,
            Consumer<Settled<?>> attempted) {
        try {
            Settled<?> settled = pushes.push(accounts.actor(push.orderedBy()), push.order(), signed);
            attempted.accept(settled);
            switch (settled) {
                case Settled.Given<?> given -> done(push, run, given.receipt().record().id(), "");
                case Settled.Denied<?> denied -> ended(push, run, denied.receipt().record().id(),
                        denied.reason().code());
            }
        } catch (MistakeException e) { // its target was removed
            ended(push, run, "", e.reason().code());
        } catch (CodedException e) {
            ended(push, run, "", e.code());
        } catch (RuntimeException e) {
            LOG.error("standing push {} failed: {}", push.id(), e.getClass().getName()); // its words may quote values
            ended(push, run, "", ExchangeCode.DELIVERY_FAILED);
        }
    }

    /** Sets the next time: soon where a part was away, else the ordinary one. */
    private void ended(StandingPush push, String run, String record, ErrorCode code) {
        if (code.kind() == ErrorKind.UNAVAILABLE) {
            store.sql("update exchange.standing_push set last_push = :record, last_code = :code where id = :id")
                    .param("record", record).param("code", code.id()).param("id", push.id()).update();
        } else {
            done(push, run, record, code.id());
        }
    }

    private void done(StandingPush push, String run, String record, String code) {
        Instant next = store.now().plus(Duration.ofMinutes(push.minutes()));
        store.sql("""
                update exchange.standing_push set last_run = :run, last_push = :record, last_code = :code,
                    next_at = :next
                where id = :id""")
                .param("run", run).param("record", record).param("code", code)
                .param("next", ExchangeStore.column(next)).param("id", push.id()).update();
    }
}
