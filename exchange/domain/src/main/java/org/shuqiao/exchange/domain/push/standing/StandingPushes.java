package org.shuqiao.exchange.domain.push.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.PushTarget;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats pushes, at an interval or after each run that standardized the dataset behind the resource. A return flow is
 * one for each target of the level below, which gets the rows of its own division. Each time is an attempt of its own
 * of the person who ordered it, with its record and receipt, under whatever grants stand then.
 */
public final class StandingPushes {

    private static final Logger LOG = LoggerFactory.getLogger(StandingPushes.class);
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 31 * 24 * 60;
    /** Until one that failed for the moment is due again, and one whose process died. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final PushTargets targets;
    private final Resources resources;
    private final Datasets datasets;
    private final Pushes pushes;

    public StandingPushes(ExchangeStore store, Permissions permissions, Accounts accounts, PushTargets targets,
            Resources resources, Datasets datasets, Pushes pushes) {
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.targets = targets;
        this.resources = resources;
        this.datasets = datasets;
        this.pushes = pushes;
    }

    /**
     * Orders that a push be repeated, beginning now.
     *
     * @param minutes between two; 0 for after each run
     * @throws CodedException {@code SCHEDULE_INVALID}, {@code NO_RUNS}, {@code TARGET_UNKNOWN},
     *     {@code DIVISION_ITEM_NEEDED}
     */
    public StandingPush order(Actor actor, PushOrder order, int minutes) {
        permissions.require(actor, Role.REQUESTER);
        if (minutes != 0 && (minutes < LEAST_MINUTES || minutes > MOST_MINUTES)) {
            throw new CodedException(PushCode.SCHEDULE_INVALID, minutes);
        }
        Resource resource = resources.published(order.resource());
        if (minutes == 0 && resource.dataset().isEmpty()) {
            throw new CodedException(PushCode.NO_RUNS, resource.code());
        }
        targets.requireSliced(targets.standing(actor.department(), order.target()), order.divisionItem());
        String id = store.nextNumber("S");
        store.sql("""
                insert into exchange.standing_push (id, consumer, ordered_by, purpose, resource, items, target,
                    division_item, minutes, next_at)
                values (:id, :consumer, :by, :purpose, :resource, :items, :target, :item, :minutes, :at)""")
                .param("id", id).param("consumer", actor.department()).param("by", actor.login())
                .param("purpose", order.purpose().strip()).param("resource", order.resource())
                .param("items", order.items().toArray(String[]::new)).param("target", order.target())
                .param("item", order.divisionItem()).param("minutes", minutes)
                .param("at", ExchangeStore.column(store.now())).update();
        return find(id).orElseThrow();
    }

    /**
     * Orders a return flow: one standing push for each target of the department that takes one division.
     *
     * @param divisionItem whose values are codes of divisions
     * @return one for each of them
     * @throws CodedException {@code TARGET_UNKNOWN} where the department has none
     */
    public List<StandingPush> orderReturnFlow(Actor actor, String purpose, String resource, List<String> items,
            String divisionItem, int minutes) {
        permissions.require(actor, Role.REQUESTER);
        List<StandingPush> ordered = new ArrayList<>();
        store.inTransaction(() -> {
            ordered.clear(); // a transaction that lost a deadlock is run again
            targets.list(actor).stream().filter(target -> !target.division().isEmpty()).map(PushTarget::id)
                    .map(target -> order(actor, new PushOrder(purpose, resource, items, target, divisionItem), minutes))
                    .forEach(ordered::add);
        });
        if (ordered.isEmpty()) {
            throw new CodedException(PushCode.TARGET_UNKNOWN, "6/9/12");
        }
        return ordered;
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

    private Optional<StandingPush> find(String id) {
        return store.sql(StandingPush.READ + "and id = :id").param("id", id)
                .query((row, number) -> StandingPush.of(row)).optional();
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
            Settled<?> settled = pushes.push(accounts.actor(push.orderedBy()), push.order(), Optional.empty());
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
