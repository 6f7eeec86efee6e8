package org.shuqiao.exchange.domain.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Tickets of sources that are not what their contracts promised. Each goes to the inbox of the source's department
 * once; collection resumes when an officer of it accepts that very change, or the source is restored.
 */
public final class StructureChanges {

    private static final int LATEST = 200;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Alerts alerts;

    public StructureChanges(ExchangeStore store, Permissions permissions, Alerts alerts) {
        this.store = store;
        this.permissions = permissions;
        this.alerts = alerts;
    }

    /** Opens the ticket of a change that stopped a collection, or notes that it still does. */
    public void stopped(String dataset, String department, String change, AlertText words, String job) {
        store.inTransaction(() -> {
            Optional<StructureChange> known = find(dataset, change);
            store.sql("""
                    insert into exchange.structure_change (dataset, change, department, zh, en, job, seen_at, state)
                    values (:dataset, :change, :department, :zh, :en, :job, :at, 'open')
                    on conflict (dataset, change) do update set zh = excluded.zh, en = excluded.en, job = excluded.job,
                        seen_at = excluded.seen_at, state = 'open', decided_by = null, reason = null,
                        decided_at = null""")
                    .param("dataset", dataset).param("change", change).param("department", department)
                    .param("zh", words.zh()).param("en", words.en()).param("job", job)
                    .param("at", ExchangeStore.column(store.now())).update();
            if (known.filter(each -> each.state() == StructureChange.State.OPEN).isEmpty()) {
                alerts.raise(List.of(draft(dataset, department, change, words)));
            }
        });
    }

    /** Closes what is open of a dataset that was collected: its source is as it was promised. */
    public void collected(String dataset) {
        store.sql("""
                update exchange.structure_change set state = 'restored', decided_at = :at
                where dataset = :dataset and state = 'open'""")
                .param("dataset", dataset).param("at", ExchangeStore.column(store.now())).update();
    }

    /** @return by dataset, the change that was accepted last */
    public Map<String, String> accepted() {
        return store.sql("""
                select distinct on (dataset) dataset, change from exchange.structure_change where state = 'accepted'
                order by dataset, decided_at desc""")
                .query((row, number) -> Map.entry(row.getString("dataset"), row.getString("change"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @return the latest of the officer's department, or of all for the authority, auditors and administrators */
    public List<StructureChange> list(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR, Role.ADMIN);
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR)
                || permissions.holds(actor, Role.ADMIN);
        return store.sql("""
                select * from exchange.structure_change where :all or department = :department
                order by state = 'open' desc, seen_at desc, dataset limit :latest""")
                .param("all", all).param("department", actor.department()).param("latest", LATEST)
                .query((row, number) -> change(row)).list();
    }

    /**
     * Accepts a change, for an officer of the source's department.
     *
     * @throws CodedException {@code CHANGE_UNKNOWN}, {@code REASON_MISSING}
     */
    public StructureChange accept(Actor actor, String dataset, String change, String reason) {
        permissions.require(actor, Role.OFFICER);
        return store.inTransaction(() -> {
            StructureChange open = find(dataset, change)
                    .orElseThrow(() -> new CodedException(StructureCode.CHANGE_UNKNOWN, dataset, change));
            permissions.requireOf(actor, open.department(), dataset, Role.OFFICER);
            if (open.state() == StructureChange.State.RESTORED) {
                throw new CodedException(StructureCode.CHANGE_UNKNOWN, dataset, change);
            }
            if (reason.isBlank()) {
                throw new CodedException(StructureCode.REASON_MISSING);
            }
            store.sql("""
                    update exchange.structure_change set state = 'accepted', decided_by = :by, reason = :reason,
                        decided_at = :at where dataset = :dataset and change = :change""")
                    .param("by", actor.login()).param("reason", reason.strip())
                    .param("at", ExchangeStore.column(store.now())).param("dataset", dataset).param("change", change)
                    .update();
            return find(dataset, change).orElseThrow();
        });
    }

    private Optional<StructureChange> find(String dataset, String change) {
        return store.sql("""
                select * from exchange.structure_change where dataset = :dataset and change = :change for update""")
                .param("dataset", dataset).param("change", change).query((row, number) -> change(row)).optional();
    }

    private static AlertDraft draft(String dataset, String department, String change, AlertText words) {
        AlertText remedy = new AlertText(
                "请恢复数据源；确属改动时运行 ./shuqiao contract accept %s %s --reason …。".formatted(dataset, change),
                "Restore the source; where it is meant, run ./shuqiao contract accept %s %s --reason …."
                        .formatted(dataset, change));
        return new AlertDraft("structure-change", Severity.SERIOUS, words, remedy, dataset, Optional.empty(),
                Optional.of(department), Optional.empty(), Optional.empty(), 1, List.of(),
                Audience.nobody().officersOf(department));
    }

    private static StructureChange change(ResultSet row) throws SQLException {
        return new StructureChange(row.getString("dataset"), row.getString("change"), row.getString("department"),
                row.getString("zh"), row.getString("en"), row.getString("job"), Columns.time(row, "seen_at"),
                StructureChange.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("decided_by")), Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getTimestamp("decided_at")).map(java.sql.Timestamp::toInstant));
    }
}
