package org.shuqiao.exchange.platform.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Inbox of the auditors: kept reports with findings, until one of them has looked. A report whose signature does not
 * verify stays in it whatever somebody said.
 */
public final class AuditInbox {

    private final ExchangeStore store;
    private final KeptAudits kept;
    private final Permissions permissions;

    public AuditInbox(ExchangeStore store, KeptAudits kept, Permissions permissions) {
        this.store = store;
        this.kept = kept;
        this.permissions = permissions;
    }

    /** @return what nobody has looked at, newest first; for auditors and the authority */
    public List<KeptAudits.Kept> waiting(Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        Set<String> looked = new HashSet<>(store.sql("select report from exchange.audit_look").query(String.class)
                .list());
        return kept.all().stream().filter(report -> !report.sound()
                || report.findings() > 0 && !looked.contains(report.id())).toList();
    }

    /** Takes a report out of the inbox, for an auditor who has looked at it. */
    public void look(Actor actor, String report) {
        permissions.require(actor, Role.AUDITOR);
        store.sql("""
                insert into exchange.audit_look (report, by_account, at) values (:report, :account, :at)
                on conflict do nothing""")
                .param("report", kept.get(report).id()).param("account", actor.login())
                .param("at", ExchangeStore.column(store.now())).update();
    }
}
