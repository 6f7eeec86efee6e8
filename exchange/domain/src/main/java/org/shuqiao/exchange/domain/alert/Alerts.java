package org.shuqiao.exchange.domain.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps alerts and shows them to officers of both sides, to the authority and to auditors. */
public final class Alerts {

    private static final int LATEST = 200;

    private final ExchangeStore store;
    private final Permissions permissions;

    public Alerts(ExchangeStore store, Permissions permissions) {
        this.store = store;
        this.permissions = permissions;
    }

    /** Raises an alert; the same one of a day is raised once. */
    public void raise(AlertKind kind, Grant grant, String account, long figure) {
        store.sql("""
                insert into exchange.alert (at, day, kind, grant_id, provider, consumer, by_account, figure)
                values (:at, :day, :kind, :grant, :provider, :consumer, :account, :figure)
                on conflict (grant_id, by_account, day, kind) do nothing""")
                .param("at", ExchangeStore.column(store.now())).param("day", store.today())
                .param("kind", kind.name()).param("grant", grant.id())
                .param("provider", grant.policy().provider()).param("consumer", grant.policy().consumer())
                .param("account", account).param("figure", figure).update();
    }

    /** @return the latest alerts that concern the actor, newest first */
    public List<Alert> of(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR);
        return store.sql("""
                select * from exchange.alert
                where :all or provider = :department or consumer = :department
                order by at desc, id desc limit :latest""")
                .param("all", all).param("department", actor.department()).param("latest", LATEST)
                .query((row, number) -> alert(row, actor)).list();
    }

    private static Alert alert(ResultSet row, Actor actor) throws SQLException {
        boolean known = actor.has(Role.AUDITOR) || actor.department().equals(row.getString("consumer"));
        return new Alert(row.getLong("id"), Columns.time(row, "at"), AlertKind.valueOf(row.getString("kind")),
                row.getString("grant_id"), row.getString("provider"), row.getString("consumer"),
                known ? Optional.of(row.getString("by_account")) : Optional.empty(), row.getLong("figure"));
    }
}
