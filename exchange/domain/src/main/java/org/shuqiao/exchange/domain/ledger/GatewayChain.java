package org.shuqiao.exchange.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Chain of keyed digests over the records that wait for the log. Each link has the next number and the digest of the
 * link before, and its time is never earlier: a row that somebody else put into the store, changed, moved or dated back
 * does not fit into it.
 */
final class GatewayChain {

    private final ExchangeStore store;
    private final GatewayKey key;
    private final AtomicLong highest = new AtomicLong();

    GatewayChain(ExchangeStore store, GatewayKey key) {
        this.store = store;
        this.key = key;
    }

    /** Subject of a link, as the store keeps it. */
    record Content(String id, String account, Optional<String> request, String draft) { }

    /**
     * Place of a row in the chain.
     *
     * @param at       when it was made; not before the link before it, also when the clock was set back
     * @param previous mark of the link before; blank at the first
     */
    record Link(long number, Instant at, String previous, String mark) { }

    /**
     * Makes the next link within the caller's transaction, which holds the chain's end until it ends. Make it last of
     * all that the transaction locks.
     */
    Link extend(Content content) {
        Head head = store.sql("select number, mark, at from exchange.record_chain for update")
                .query((row, number) -> new Head(row.getLong("number"), row.getString("mark"),
                        Columns.time(row, "at"))).single();
        if (head.number() < highest.get()) {
            throw new CodedException(ExchangeCode.RECORD_CHAIN_CUT, highest.get(), head.number());
        }
        Instant now = store.now();
        Instant at = now.isBefore(head.at()) ? head.at() : now;
        long number = head.number() + 1;
        Link link = new Link(number, at, head.mark(), mark(number, at, head.mark(), content));
        store.sql("update exchange.record_chain set number = :number, mark = :mark, at = :at")
                .param("number", number).param("mark", link.mark()).param("at", ExchangeStore.column(at)).update();
        // once the link is on disk, an end before it is a cut one
        store.afterCommit(() -> highest.accumulateAndGet(number, Math::max));
        return link;
    }

    /**
     * Says why a row was not made by this gateway.
     *
     * @param link its place as the store says; empty where the store says none
     * @return what does not fit: {@code chain}, {@code mark} or {@code time}; nothing when all does
     */
    Optional<String> fault(Content content, Optional<Link> link) {
        if (link.isEmpty()) {
            return Optional.of("chain");
        }
        Link claimed = link.get();
        String right = mark(claimed.number(), claimed.at(), claimed.previous(), content);
        if (!same(right, claimed.mark())) {
            return Optional.of("mark");
        }
        boolean back = store.sql("select chained_at from exchange.record where number = :number")
                .param("number", claimed.number() - 1)
                .query((row, number) -> Columns.time(row, "chained_at")).optional()
                .filter(before -> claimed.at().isBefore(before)).isPresent();
        return back ? Optional.of("time") : Optional.empty();
    }

    /** @return the numbers that are missing in the chain, as {@code from-to}; none in a sound store */
    List<String> gaps() {
        return store.sql("""
                select before + 1 as first, number - 1 as last
                from (select number, coalesce(lag(number) over (order by number), 0) as before
                      from (select number from exchange.record where number is not null
                            union all select number + 1 from exchange.record_chain) as numbers) as steps
                where number > before + 1 order by number""")
                .query((row, number) -> row.getLong("first") + "-" + row.getLong("last")).list();
    }

    /** @return the place that a row of {@code exchange.record} claims */
    static Optional<Link> link(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        boolean none = row.wasNull() || row.getString("mark") == null || row.getString("previous") == null
                || row.getObject("chained_at") == null;
        return none ? Optional.empty() : Optional.of(new Link(number, Columns.time(row, "chained_at"),
                row.getString("previous"), row.getString("mark")));
    }

    private String mark(long number, Instant at, String previous, Content content) {
        return key.mark(CanonicalJson.bytes(CanonicalJson.object().put("v", 1).put("number", number)
                .put("micros", ChronoUnit.MICROS.between(Instant.EPOCH, at)).put("previous", previous)
                .put("id", content.id()).put("account", content.account())
                .put("request", content.request().orElse("")).put("draft", content.draft())));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
                other.getBytes(StandardCharsets.UTF_8));
    }

    private record Head(long number, String mark, Instant at) { }
}
