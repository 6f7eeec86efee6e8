package org.shuqiao.exchange.domain.act;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.error.ActCode;

/**
 * Chain of each department's acts as this process knows it. All acts of a department are read and verified once, then
 * only what is new; an act that was removed, exchanged or put in between is found then, and what was revoked stays
 * revoked here whatever becomes of the row. {@link ActHeads} holds the ends of the chains beyond the store.
 */
public final class ActChain {

    private final ExchangeStore store;
    private final ActRepository acts;
    private final DepartmentKeys keys;
    private final ActHeads heads;
    private final Map<String, Known> departments = new ConcurrentHashMap<>();

    public ActChain(ExchangeStore store, DepartmentKeys keys, ActHeads heads) {
        this.store = store;
        this.acts = new ActRepository(store);
        this.keys = keys;
        this.heads = heads;
    }

    /** What is known of a department's acts up to the newest. */
    private record Known(Optional<ActHead> head, Map<String, Act> revocations, Map<String, Act> suspensions) {

        private static final Known NOTHING = new Known(Optional.empty(), Map.of(), Map.of());
    }

    /**
     * @return grant to the act that ended it, whether the department's node has signed it yet or not
     * @throws CodedException {@code ACTS_BROKEN} when the department's acts are not whole
     */
    public Map<String, Act> revocations(String department) {
        return Map.copyOf(current(department).revocations());
    }

    /**
     * @return grant to the newest act that suspended it, whether the department's node has signed it yet or not
     * @throws CodedException {@code ACTS_BROKEN} when the department's acts are not whole
     */
    public Map<String, Act> suspensions(String department) {
        return Map.copyOf(current(department).suspensions());
    }

    /** Reads and verifies all acts of a department from the beginning. @throws CodedException {@code ACTS_BROKEN} */
    public void verify(String department) {
        read(department, Known.NOTHING);
    }

    /** Remembers the end of a department's acts beyond the store, once it is on disk. */
    void confirm(String department, ActHead head) {
        store.afterCommit(() -> heads.advance(department, head));
    }

    private Known current(String department) {
        Known before = departments.getOrDefault(department, Known.NOTHING);
        if (before.head().isPresent() && acts.head(department).equals(before.head())
                && heads.of(department).filter(end -> end.number() > number(before)).isEmpty()) {
            return before; // nothing is new, and the end is the one that was verified
        }
        Known now = read(department, before);
        // what a transaction has not committed may be taken back
        if (!store.inTransaction()) {
            departments.merge(department, now, (one, other) -> number(one) > number(other) ? one : other);
        }
        return now;
    }

    private Known read(String department, Known before) {
        long from = Math.max(1, number(before));
        // first the end, then the rows: an act that is submitted in between is one row more, not one missing
        Optional<ActHead> remembered = heads.of(department);
        List<StoredAct> rows = stored(department, from);
        Optional<ActHead> head = Optional.empty();
        Map<String, Act> revocations = new HashMap<>(before.revocations());
        Map<String, Act> suspensions = new HashMap<>(before.suspensions());
        boolean first = true;
        for (StoredAct row : rows) {
            Act act = row.act();
            ActPlace place = ActPlace.of(act).orElseThrow(() -> broken(department, from));
            if (!act.department().equals(department)) {
                throw broken(department, place.number());
            }
            if (first && before.head().isPresent()) {
                requireSame(department, before.head().get(), place, act);
            } else if (!ActPlace.after(head).equals(place)) {
                throw broken(department, place.number());
            } else {
                row.signed().ifPresent(signed -> verify(department, row));
            }
            if (act.kind() == ActKind.REVOCATION) {
                revocations.put(act.id(), act);
            } else if (act.kind() == ActKind.SUSPENSION) {
                suspensions.put(act.id(), act);
            }
            head = Optional.of(new ActHead(place.number(), act.digest()));
            first = false;
        }
        if (rows.isEmpty() && before.head().isPresent()) {
            throw broken(department, number(before));
        }
        if (before.head().isEmpty()) {
            remembered.ifPresent(last -> requireHead(department, last, rows));
        }
        long end = head.map(ActHead::number).orElse(0L);
        remembered.filter(known -> known.number() > end).ifPresent(known -> {
            throw broken(department, known.number());
        });
        return new Known(head, revocations, suspensions);
    }

    private List<StoredAct> stored(String department, long from) {
        try {
            return acts.from(department, from);
        } catch (CodedException | IllegalArgumentException e) {
            throw broken(department, from); // a row that is no act
        }
    }

    private void verify(String department, StoredAct row) {
        boolean same = row.signed().filter(signed -> signed.act().equals(row.act())).isPresent();
        if (!same) {
            throw broken(department, ActPlace.of(row.act()).map(ActPlace::number).orElse(0L));
        }
        try {
            keys.verify(row.signed().orElseThrow());
        } catch (CodedException e) {
            if (e.code() != ActCode.SIGNER_REVOKED) { // it stands in the chain, and counts nowhere it is used
                throw e;
            }
        }
    }

    private static void requireHead(String department, ActHead remembered, List<StoredAct> rows) {
        boolean there = rows.stream().anyMatch(row -> ActPlace.of(row.act())
                .filter(place -> place.number() == remembered.number()).isPresent()
                && row.act().digest().equals(remembered.digest()));
        if (!there) {
            throw broken(department, remembered.number());
        }
    }

    private static void requireSame(String department, ActHead head, ActPlace place, Act act) {
        if (place.number() != head.number() || !act.digest().equals(head.digest())) {
            throw broken(department, head.number());
        }
    }

    private static long number(Known known) {
        return known.head().map(ActHead::number).orElse(0L);
    }

    private static CodedException broken(String department, long number) {
        return new CodedException(ExchangeCode.ACTS_BROKEN, department, number);
    }
}
