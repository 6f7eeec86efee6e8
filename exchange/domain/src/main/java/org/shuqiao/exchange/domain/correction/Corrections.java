package org.shuqiao.exchange.domain.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.person.PersonReceipts;
import org.shuqiao.exchange.domain.retention.SealedTexts;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Tells every receiver of data that was wrong which of its receipts are affected. What is right is a sealed detail,
 * which the receivers and the provider open one by one; each opening is an entry of the security log.
 */
public final class Corrections {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final AffectedReceivers receivers;
    private final SealedTexts details;
    private final SecurityJournal journal;

    public Corrections(ExchangeStore store, Permissions permissions, RecordLog log, GrantRepository grants,
            PersonReceipts persons, SealedTexts details, SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.receivers = new AffectedReceivers(store, log, grants, persons);
        this.details = details;
        this.journal = journal;
    }

    /** Tells the receivers within the transaction that closes the objection; told again, nothing is doubled. */
    void tell(Objection objection, LocalDate since, RowDetail right) {
        AffectedReceivers.Found found = receivers.of(objection, since, right.row());
        details.keep(correction(objection.id()), right.text());
        found.byDepartment().forEach((department, records) -> {
            store.sql("""
                    insert into exchange.correction_notice (objection, department, narrowed, told_at)
                    values (:objection, :department, :narrowed, :at) on conflict do nothing""")
                    .param("objection", objection.id()).param("department", department)
                    .param("narrowed", found.narrowed()).param("at", ExchangeStore.column(store.now())).update();
            store.sql("""
                    insert into exchange.correction_record (objection, department, record)
                    select :objection, :department, record from unnest(string_to_array(:records, ',')) as record
                    on conflict do nothing""")
                    .param("objection", objection.id()).param("department", department)
                    .param("records", String.join(",", records)).update();
            store.sql("""
                    update exchange.webhook set look_at = :at where subscription in (
                        select id from exchange.subscription where consumer = :department and resource = :resource)""")
                    .param("at", ExchangeStore.column(store.now())).param("department", department)
                    .param("resource", objection.resource()).update();
        });
    }

    /** @return what the actor's department was told, newest first; all of it for the authority and auditors */
    public List<CorrectionNotice> list(Actor actor) {
        Set<Role> held = permissions.held(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = held.contains(Role.AUTHORITY) || held.contains(Role.AUDITOR);
        return notices(":all or n.department = :department or o.provider = :department",
                Map.of("all", all, "department", actor.department()));
    }

    /** @return how many notices nobody of the actor's department has opened */
    public long unseen(Actor actor) {
        return store.sql("""
                select count(*) from exchange.correction_notice where department = :department and seen_at is null""")
                .param("department", actor.department()).query(Long.class).single();
    }

    /**
     * Opens what is right, for the receivers and the provider.
     *
     * @throws CodedException {@code PERIOD_ERASED} once the time of retention is over
     */
    public RowDetail open(Actor actor, String objection) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        List<CorrectionNotice> told = notices("n.objection = :id", Map.of("id", objection));
        boolean concerned = told.stream().anyMatch(notice -> notice.department().equals(actor.department())
                || notice.provider().equals(actor.department()));
        if (!concerned) {
            throw new CodedException(told.isEmpty() ? ExchangeCode.OBJECTION_UNKNOWN : ExchangeCode.OTHER_DEPARTMENT,
                    objection);
        }
        journal.enter(SecurityKind.DETAIL_READ, actor.login(), objection, Map.of("of", "correction"));
        store.sql("""
                update exchange.correction_notice set seen_at = :at, seen_by = :by
                where objection = :id and department = :department and seen_at is null""")
                .param("at", ExchangeStore.column(store.now())).param("by", actor.login()).param("id", objection)
                .param("department", actor.department()).update();
        return details.open(correction(objection)).map(RowDetail::read).orElse(RowDetail.NONE);
    }

    /**
     * Corrections that a department was told of and that a subscription of it has not had the rows of, oldest first.
     *
     * @param items what the subscription gives
     */
    public List<CorrectedRow> unfollowed(String subscription, String department, String resource, Instant since,
            Collection<String> items) {
        return store.sql("""
                select o.id, o.item from exchange.correction_notice n join exchange.objection o on o.id = n.objection
                where n.department = :department and o.resource = :resource and n.told_at >= :since
                    and not exists (select 1 from exchange.subscription_correction f
                        where f.subscription = :subscription and f.objection = o.id)
                order by n.told_at, o.id""")
                .param("department", department).param("resource", resource)
                .param("since", ExchangeStore.column(since)).param("subscription", subscription)
                .query((row, number) -> new Told(row.getString("id"), Columns.optionalText(row, "item"))).list()
                .stream().filter(told -> told.item().filter(item -> !items.contains(item)).isEmpty())
                .map(told -> new CorrectedRow(told.objection(), row(told.objection()))).toList();
    }

    private record Told(String objection, Optional<String> item) { }

    /** Notes that a delivery pointed out the rows of corrections, which counts as opening what is right. */
    public void pointedOut(String subscription, String account, String record, Collection<String> objections) {
        objections.forEach(objection -> {
            store.sql("""
                    insert into exchange.subscription_correction (subscription, objection, record)
                    values (:subscription, :objection, :record) on conflict do nothing""")
                    .param("subscription", subscription).param("objection", objection).param("record", record)
                    .update();
            journal.enter(SecurityKind.DETAIL_READ, account, objection, Map.of("of", "subscription",
                    "record", record));
        });
    }

    private String row(String objection) {
        try {
            return details.open(correction(objection)).map(RowDetail::read).map(RowDetail::row).orElse("");
        } catch (CodedException e) { // its month was erased
            return "";
        }
    }

    private List<CorrectionNotice> notices(String where, Map<String, ?> parameters) {
        return store.sql("""
                select n.*, o.resource, o.provider, o.item, o.explanation, o.wrong_since,
                    (select string_agg(r.record, ',' order by r.record desc) from exchange.correction_record r
                        where r.objection = n.objection and r.department = n.department) records
                from exchange.correction_notice n join exchange.objection o on o.id = n.objection
                where\s""" + where + " order by n.told_at desc, n.objection desc, n.department").params(parameters)
                .query((row, number) -> new CorrectionNotice(row.getString("objection"), row.getString("department"),
                        row.getString("resource"), row.getString("provider"), Columns.optionalText(row, "item"),
                        row.getString("explanation"), row.getObject("wrong_since", LocalDate.class),
                        Optional.ofNullable(row.getString("records")).stream()
                                .flatMap(ids -> List.of(ids.split(",")).stream()).collect(Collectors.toList()),
                        row.getBoolean("narrowed"), Columns.time(row, "told_at"),
                        Columns.optionalTime(row, "seen_at"))).list();
    }

    private static String correction(String objection) {
        return "correction/" + objection;
    }
}
