package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.alert.AlertKind;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Keeps verifications from becoming a list of people. Candidates are counted before they are asked about, so calls at
 * the same time pass no more than calls one after the other; what goes too far is refused and the officers see it.
 */
public final class ConfirmGuard {

    /** Last characters of a number that run on when numbers are counted up: sequence and check character. */
    private static final int RUNNING = 4;
    private static final int SHORTEST = 8;

    private final ExchangeStore store;
    private final GrantRepository grants;
    private final Alerts alerts;
    private final TokenKey key;
    private final ConfirmLimits limits;

    public ConfirmGuard(ExchangeStore store, GrantRepository grants, Alerts alerts, TokenKey key,
            ConfirmLimits limits) {
        this.store = store;
        this.grants = grants;
        this.alerts = alerts;
        this.key = key;
        this.limits = limits;
    }

    private record Refusal(CodedException reason, AlertKind kind, long figure) { }

    /** Counts the candidates of a call, or refuses it. */
    void admit(Grant grant, Actor actor, String keyColumn, List<Map<String, String>> candidates) {
        Optional<Refusal> refusal = store.inTransaction(() -> {
            grants.lock(List.of(grant.id()));
            Optional<Refusal> found = refusal(grant, actor, keyColumn, candidates);
            found.ifPresent(why -> raise(why.kind(), grant, actor, why.figure()));
            return found;
        });
        refusal.ifPresent(why -> {
            throw why.reason();
        });
    }

    private Optional<Refusal> refusal(Grant grant, Actor actor, String keyColumn,
            List<Map<String, String>> candidates) {
        long own = sum("candidates", grant, "and by_account = :account", actor) + candidates.size();
        long all = sum("candidates", grant, "and :account <> ''", actor) + candidates.size();
        if (own > limits.candidates() || all > limits.all()) {
            return Optional.of(new Refusal(new CodedException(ExchangeCode.CONFIRM_EXHAUSTED, grant.id(),
                    own > limits.candidates() ? limits.candidates() : limits.all()), AlertKind.EXHAUSTED, all));
        }
        long misses = sum("misses", grant, "and by_account = :account", actor);
        if (misses >= limits.misses()) {
            return Optional.of(new Refusal(new CodedException(ExchangeCode.CONFIRM_MISSES, grant.id(), misses),
                    AlertKind.MISSES, misses));
        }
        long alike = alike(grant, keyColumn, candidates);
        if (alike > limits.alike()) {
            return Optional.of(new Refusal(new CodedException(ExchangeCode.CONFIRM_ENUMERATION, grant.id(),
                    limits.alike()), AlertKind.ENUMERATION, alike));
        }
        count(grant, actor, candidates.size(), 0);
        return Optional.empty();
    }

    /** Counts the candidates that were answered with no. */
    void missed(Grant grant, Actor actor, long misses) {
        count(grant, actor, 0, misses);
        long all = sum("misses", grant, "and by_account = :account", actor);
        if (all >= limits.misses()) {
            raise(AlertKind.MISSES, grant, actor, all);
        }
    }

    private void raise(AlertKind kind, Grant grant, Actor actor, long figure) {
        alerts.raise(kind, grant.id(), grant.policy().provider(), grant.policy().consumer(), actor.login(), figure);
    }

    private long sum(String column, Grant grant, String whose, Actor actor) {
        return store.sql("select coalesce(sum(" + column + "), 0) from exchange.confirm_day"
                + " where grant_id = :grant and day = :day " + whose)
                .param("grant", grant.id()).param("day", store.today()).param("account", actor.login())
                .query(Long.class).single();
    }

    private void count(Grant grant, Actor actor, long candidates, long misses) {
        store.sql("""
                insert into exchange.confirm_day (grant_id, by_account, day, candidates, misses)
                values (:grant, :account, :day, :candidates, :misses)
                on conflict (grant_id, by_account, day) do update set
                    candidates = exchange.confirm_day.candidates + excluded.candidates,
                    misses = exchange.confirm_day.misses + excluded.misses""")
                .param("grant", grant.id()).param("account", actor.login()).param("day", store.today())
                .param("candidates", candidates).param("misses", misses).update();
    }

    /** @return the most candidates of the day that begin alike; each call counts, in whatever order they come */
    private long alike(Grant grant, String keyColumn, List<Map<String, String>> candidates) {
        Map<String, Long> beginnings = new TreeMap<>();
        candidates.stream().map(candidate -> candidate.getOrDefault(keyColumn, ""))
                .filter(value -> value.length() >= SHORTEST).distinct()
                .forEach(value -> beginnings.merge(key.derive("beginning\n" + grant.id() + "\n"
                        + value.substring(0, value.length() - RUNNING)), 1L, Long::sum));
        long most = 0;
        for (Map.Entry<String, Long> beginning : beginnings.entrySet()) {
            most = Math.max(most, store.sql("""
                    insert into exchange.confirm_beginning (grant_id, day, beginning, candidates)
                    values (:grant, :day, :beginning, :candidates)
                    on conflict (grant_id, day, beginning) do update set
                        candidates = exchange.confirm_beginning.candidates + excluded.candidates
                    returning candidates""")
                    .param("grant", grant.id()).param("day", store.today()).param("beginning", beginning.getKey())
                    .param("candidates", beginning.getValue()).query(Long.class).single());
        }
        return most;
    }
}
