package org.shuqiao.exchange.domain.node;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.node.protocol.SignedCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates calls of departments' nodes by their signatures. A call counts for a few minutes and once; what is
 * refused is written to the log, because a node that lies is an event.
 */
public final class CallGuard {

    private static final Logger LOG = LoggerFactory.getLogger(CallGuard.class);
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final ExchangeStore store;
    private final DepartmentKeys keys;

    public CallGuard(ExchangeStore store, DepartmentKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * @param header the value of {@code Authorization}, where there was one
     * @param path with its query, as it was called
     * @return the department whose node called
     * @throws CodedException of {@link NodeCode}
     */
    public String authenticate(Optional<String> header, String method, String path, byte[] body) {
        SignedCall call;
        try {
            call = SignedCall.parse(header.orElseThrow(() -> new CodedException(NodeCode.CALL_UNSIGNED)));
        } catch (CodedException e) {
            throw refused("?", e.code() instanceof NodeCode ? e : new CodedException(NodeCode.CALL_UNSIGNED, e));
        }
        try {
            check(call, method, path, body);
            return call.department();
        } catch (CodedException e) {
            throw refused(call.department(), e);
        }
    }

    private void check(SignedCall call, String method, String path, byte[] body) {
        Instant now = store.now();
        DepartmentKey key = keys.history().find(call.department(), call.key())
                .filter(found -> found.custody() == Custody.NODE && found.countsAt(time(now)))
                .orElseThrow(() -> new CodedException(NodeCode.CALL_KEY, shown(call.department())));
        if (!call.verifies(key.key()) || !call.covers(method, path, body)) {
            throw new CodedException(NodeCode.CALL_SIGNATURE);
        }
        if (Duration.between(call.time().toInstant(), now).abs().compareTo(WINDOW) > 0) {
            throw new CodedException(NodeCode.CALL_TIME);
        }
        store.sql("delete from exchange.node_call where at < :before")
                .param("before", ExchangeStore.column(now.minus(WINDOW.multipliedBy(2)))).update();
        int first = store.sql("insert into exchange.node_call (nonce, at) values (:nonce, :at) on conflict do nothing")
                .param("nonce", call.nonce()).param("at", ExchangeStore.column(call.time().toInstant())).update();
        if (first == 0) {
            throw new CodedException(NodeCode.CALL_REPEATED);
        }
        store.sql("""
                insert into exchange.node_contact (department, key, at) values (:department, :key, :at)
                on conflict (department) do update set key = excluded.key, at = excluded.at""")
                .param("department", call.department()).param("key", call.key())
                .param("at", ExchangeStore.column(now)).update();
    }

    /** @return when the department's node was last heard of */
    public Optional<Instant> lastContact(String department) {
        return store.sql("select at from exchange.node_contact where department = :department")
                .param("department", department)
                .query((row, number) -> row.getObject("at", OffsetDateTime.class).toInstant()).optional();
    }

    private static CodedException refused(String department, CodedException e) {
        LOG.warn("a call in the name of {}'s node is refused: {}", shown(department), e.code().id());
        return e;
    }

    private static OffsetDateTime time(Instant now) {
        return now.atZone(ExchangeStore.ZONE).toOffsetDateTime();
    }

    /** What anybody can send is shown short and plain. */
    private static String shown(String department) {
        String plain = department.replaceAll("[^a-z0-9_-]", "?");
        return plain.length() > 64 ? plain.substring(0, 64) : plain;
    }
}
