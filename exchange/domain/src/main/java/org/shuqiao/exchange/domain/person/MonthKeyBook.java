package org.shuqiao.exchange.domain.person;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.node.protocol.MonthKeys;

/**
 * Public keys of months, as the data authority's node signed them. A month keeps the key that it was given first:
 * another one would make a part of it unreadable, or readable by somebody else.
 */
public final class MonthKeyBook {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final DepartmentKeys keys;

    public MonthKeyBook(ExchangeStore store, Permissions permissions, DepartmentKeys keys) {
        this.store = store;
        this.permissions = permissions;
        this.keys = keys;
    }

    /** A month with a key of the node. */
    public record Month(YearMonth month, String signedBy, OffsetDateTime admitted) { }

    /** Takes keys that the node of the officer's department signed. A month that has its key keeps it. */
    public List<Month> admit(Actor actor, byte[] file) {
        permissions.require(actor, Role.AUTHORITY);
        MonthKeys made = MonthKeys.parse(file);
        Optional<DepartmentKey> signer = keys.history().find(made.department(), made.by().text());
        if (!made.department().equals(actor.department()) || signer.filter(key -> key.custody() == Custody.NODE
                && key.countsAt(made.time()) && key.countsAt(store.now().atZone(ExchangeStore.ZONE)
                .toOffsetDateTime())).isEmpty()) {
            throw new CodedException(MonthCode.NOT_THE_NODES, made.department());
        }
        store.inTransaction(() -> made.months().forEach((month, key) -> {
            store.sql("""
                    insert into exchange.person_month (period, key, signed_by, admitted_by, admitted_at)
                    values (:period, :key, :signer, :by, :at) on conflict do nothing""")
                    .param("period", month.toString()).param("key", key).param("signer", made.by().shortText())
                    .param("by", actor.login()).param("at", ExchangeStore.column(store.now())).update();
            if (!key(month).equals(Optional.of(key))) {
                throw new CodedException(MonthCode.OTHER_KEY, month);
            }
        }));
        return list(actor);
    }

    /** @return all months with a key of the node, the oldest first */
    public List<Month> list(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR, Role.ADMIN);
        return store.sql("select period, signed_by, admitted_at from exchange.person_month order by period")
                .query((row, number) -> new Month(YearMonth.parse(row.getString("period")),
                        row.getString("signed_by"), Columns.time(row, "admitted_at").atZone(ExchangeStore.ZONE)
                                .toOffsetDateTime())).list();
    }

    /** @return the key under which the month's entries are written */
    Optional<String> key(YearMonth month) {
        return store.sql("select key from exchange.person_month where period = :period")
                .params(Map.of("period", month.toString())).query(String.class).optional();
    }
}
