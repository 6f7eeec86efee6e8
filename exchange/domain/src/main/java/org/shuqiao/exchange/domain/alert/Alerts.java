package org.shuqiao.exchange.domain.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Keeps alerts, shows them to those whom they are told to, and takes what these found. That an alert was raised and
 * acknowledged is in the security log, so that none is taken away unseen.
 */
public final class Alerts {

    private static final int LATEST = 200;

    /** Records that one alert names at most: the latest. */
    private static final int PLACES = 100;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final SecurityJournal journal;

    public Alerts(ExchangeStore store, Permissions permissions, SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.journal = journal;
    }

    /** Raises an alert of the gateway; the same one of a day is raised once. */
    public void raise(AlertKind kind, String grant, String provider, String consumer, String account, long figure) {
        Audience audience = Audience.nobody().officersOf(provider).officersOf(consumer).holdersOf(Role.AUTHORITY)
                .holdersOf(Role.AUDITOR);
        insert(new AlertDraft(kind.name(), Severity.SERIOUS, AlertText.NONE, AlertText.NONE, "",
                Optional.of(grant), Optional.of(provider), Optional.of(consumer), Optional.of(account), figure,
                List.of(), audience));
    }

    /** Raises an alert in a transaction of its own; the same one of a grant, account and day is raised once. */
    public void raiseNow(AlertDraft draft) {
        store.inTransaction(() -> raise(List.of(draft)));
    }

    /** Raises alerts within the caller's transaction, as the last thing that it does. */
    public void raise(List<AlertDraft> drafts) {
        Map<Long, AlertDraft> raised = new LinkedHashMap<>();
        drafts.forEach(draft -> insert(draft).ifPresent(id -> raised.put(id, draft)));
        raised.forEach((id, draft) -> journal.enter(SecurityKind.ALERT_RAISED, "", draft.kind(),
                Map.of("alert", String.valueOf(id), "severity", draft.severity().code(),
                        "figure", String.valueOf(draft.figure()))));
    }

    private Optional<Long> insert(AlertDraft draft) {
        int from = Math.max(0, draft.places().size() - PLACES);
        return store.sql("""
                insert into exchange.alert (at, day, kind, severity, zh, en, remedy_zh, remedy_en, about, grant_id,
                    provider, consumer, by_account, figure, places, told)
                values (:at, :day, :kind, :severity, :zh, :en, :remedyZh, :remedyEn, :about, :grant,
                    :provider, :consumer, :account, :figure, :places, :told)
                on conflict (grant_id, by_account, day, kind) do nothing returning id""")
                .param("at", ExchangeStore.column(store.now())).param("day", store.today())
                .param("kind", draft.kind()).param("severity", draft.severity().code())
                .param("zh", draft.words().zh()).param("en", draft.words().en())
                .param("remedyZh", draft.remedy().zh()).param("remedyEn", draft.remedy().en())
                .param("about", draft.about()).param("grant", draft.grant().orElse(null))
                .param("provider", draft.provider().orElse(null)).param("consumer", draft.consumer().orElse(null))
                .param("account", draft.account().orElse(null)).param("figure", draft.figure())
                .param("places", draft.places().subList(from, draft.places().size()).toArray(String[]::new))
                .param("told", draft.audience().names().stream().sorted().toArray(String[]::new))
                .query(Long.class).optional();
    }

    /** @return the latest alerts that are told to the actor, newest first */
    public List<Alert> of(Actor actor) {
        Set<Role> held = permissions.held(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return store.sql("""
                select * from exchange.alert where told && cast(:mine as text[])
                order by at desc, id desc limit :latest""")
                .param("mine", names(actor, held)).param("latest", LATEST)
                .query((row, number) -> alert(row, actor, held)).list();
    }

    /** @return how many alerts that are told to the actor nobody has settled yet */
    public long open(Actor actor) {
        Set<Role> held = permissions.held(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return store.sql("""
                select count(*) from exchange.alert
                where told && cast(:mine as text[]) and acknowledged_at is null""")
                .param("mine", names(actor, held)).query(Long.class).single();
    }

    /**
     * Says what was found; once. Auditors see alerts and do not settle them.
     *
     * @param remark without numbers of persons
     */
    public Alert acknowledge(Actor actor, long id, String remark) {
        String checked = FreeTextRules.check("remark", remark);
        Set<Role> held = permissions.held(actor, Role.OFFICER, Role.AUTHORITY);
        return store.inTransaction(() -> {
            Alert alert = store.sql("""
                    select * from exchange.alert
                    where id = :id and told && cast(:mine as text[]) for update""")
                    .param("id", id).param("mine", names(actor, held))
                    .query((row, number) -> alert(row, actor, held)).optional()
                    .orElseThrow(() -> new CodedException(AlertCode.UNKNOWN, id));
            alert.acknowledged().ifPresent(before -> {
                throw new CodedException(AlertCode.ACKNOWLEDGED, id, before.by());
            });
            Alert settled = store.sql("""
                    update exchange.alert set acknowledged_by = :by, acknowledged_at = :at, remark = :remark
                    where id = :id returning *""")
                    .param("by", actor.login()).param("at", ExchangeStore.column(store.now()))
                    .param("remark", checked).param("id", id)
                    .query((row, number) -> alert(row, actor, held)).single();
            journal.enter(SecurityKind.ALERT_ACKNOWLEDGED, actor.login(), settled.kind(),
                    Map.of("alert", String.valueOf(id)));
            return settled;
        });
    }

    private static String[] names(Actor actor, Set<Role> held) {
        Audience mine = Audience.nobody().account(actor.login());
        for (Role role : held) {
            mine = role == Role.OFFICER ? mine.officersOf(actor.department()) : mine.holdersOf(role);
        }
        return mine.names().toArray(String[]::new);
    }

    private static Alert alert(ResultSet row, Actor actor, Set<Role> held) throws SQLException {
        Optional<String> consumer = Columns.optionalText(row, "consumer");
        boolean known = held.contains(Role.AUDITOR)
                || held.contains(Role.OFFICER) && consumer.filter(actor.department()::equals).isPresent();
        Optional<AlertKind> own = AlertKind.of(row.getString("kind"));
        AlertText words = own.map(AlertKind::words).orElse(new AlertText(row.getString("zh"), row.getString("en")));
        AlertText remedy = own.map(AlertKind::remedy)
                .orElse(new AlertText(row.getString("remedy_zh"), row.getString("remedy_en")));
        Optional<Alert.Acknowledgement> acknowledged = Columns.optionalTime(row, "acknowledged_at").isEmpty()
                ? Optional.empty() : Optional.of(new Alert.Acknowledgement(row.getString("acknowledged_by"),
                        Columns.time(row, "acknowledged_at"), row.getString("remark")));
        return new Alert(row.getLong("id"), Columns.time(row, "at"),
                own.map(AlertKind::word).orElse(row.getString("kind")),
                Labelled.find(Severity.class, row.getString("severity")).orElse(Severity.SERIOUS), words, remedy,
                row.getString("about"), Columns.optionalText(row, "grant_id"), Columns.optionalText(row, "provider"),
                consumer, known ? Columns.optionalText(row, "by_account") : Optional.empty(), row.getLong("figure"),
                Columns.texts(row, "places"), acknowledged);
    }
}
