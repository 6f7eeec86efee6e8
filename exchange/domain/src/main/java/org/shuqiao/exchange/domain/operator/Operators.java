package org.shuqiao.exchange.domain.operator;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Says what operators may receive: nothing without an admission in force that names a data security officer on duty,
 * and nothing beyond it. What is refused is told to that officer, the providers, the authority and auditors.
 */
public final class Operators {

    private static final Set<Mode> EXPORTS = EnumSet.of(Mode.FILE, Mode.TABLE, Mode.SERVICE);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Alerts alerts;
    private final SecurityJournal journal;
    private final AdmissionRepository repository;
    private final AdmissionRules rules;
    private final Set<String> registered;

    /** @param departments as two persons approved them; those that are operators are taken at the start */
    public Operators(ExchangeStore store, Permissions permissions, Departments departments, Alerts alerts,
            SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.alerts = alerts;
        this.journal = journal;
        this.repository = new AdmissionRepository(store);
        this.registered = departments.all().stream().filter(Department::operator).map(Department::id)
                .collect(Collectors.toUnmodifiableSet());
        this.rules = new AdmissionRules(store, departments, registered);
    }

    /**
     * A use that is asked for.
     *
     * @param grant under which; empty while it is requested
     */
    public record Use(String operator, String provider, String resource, String purpose, Optional<String> grant) { }

    public boolean isOperator(String department) {
        return registered.contains(department);
    }

    /** Refuses an admission that could not be approved. */
    public void check(Admission admission) {
        rules.check(admission, store.now());
    }

    /** @return what stands against a use, whoever granted it */
    public Optional<CodedException> against(Use use, Set<Mode> modes) {
        if (isOperator(use.provider())) {
            return Optional.of(new CodedException(OperatorCode.ONWARD, use.provider()));
        }
        if (!isOperator(use.operator())) {
            return Optional.empty();
        }
        List<Admitted> all = repository.of(use.operator());
        List<Admission> inForce = inForce(all);
        if (inForce.isEmpty()) {
            return Optional.of(lapsed(use.operator(), all));
        }
        List<Admission> watched = inForce.stream().filter(rules::hasOfficer).toList();
        if (watched.isEmpty()) {
            return Optional.of(new CodedException(OperatorCode.NO_SECURITY_OFFICER, use.operator()));
        }
        List<Admission> covering = watched.stream()
                .filter(each -> each.scope().covers(use.provider(), use.resource(), use.purpose())).toList();
        if (covering.isEmpty()) {
            return Optional.of(new CodedException(OperatorCode.OUT_OF_SCOPE, use.operator(), use.resource()));
        }
        boolean exports = modes.stream().anyMatch(EXPORTS::contains);
        return exports && covering.stream().noneMatch(each -> each.scope().export())
                ? Optional.of(new CodedException(OperatorCode.NO_EXPORT, use.operator())) : Optional.empty();
    }

    /**
     * Looks whether so many rows more are within the day's. Within a transaction the operator's deliveries wait for
     * each other, so that several at once take no more.
     */
    public Optional<CodedException> exhausted(String consumer, long rows) {
        if (!isOperator(consumer)) {
            return Optional.empty();
        }
        if (store.inTransaction()) {
            store.sql("select pg_advisory_xact_lock(hashtext('exchange.operator'), hashtext(:operator))")
                    .param("operator", consumer).query().singleRow();
        }
        long most = inForce(repository.of(consumer)).stream().mapToLong(each -> each.scope().rowsPerDay()).max()
                .orElse(0);
        long today = store.sql("""
                select coalesce(sum(d.rows), 0) from exchange.grant_day d
                    join exchange.grant_ g on g.id = d.grant_id
                where g.consumer = :operator and d.day = :day""")
                .param("operator", consumer).param("day", store.today()).query(Long.class).single();
        return today + rows > most ? Optional.of(new CodedException(OperatorCode.BULK, consumer, most))
                : Optional.empty();
    }

    /** Refuses an operator that would pass on what it received; the authority and auditors are told. */
    public void requireNoOperator(Actor actor, String provider) {
        if (isOperator(provider)) {
            CodedException reason = new CodedException(OperatorCode.ONWARD, provider);
            tell(new Use(provider, provider, "", "", Optional.empty()), actor.login(), reason, List.of());
            throw reason;
        }
    }

    /** Tells the operator's data security officer, the provider, the authority and auditors of a refusal. */
    public void tell(Use use, String account, CodedException reason, List<String> records) {
        ErrorCode code = reason.code();
        if (!(code instanceof OperatorCode)) {
            return;
        }
        Audience audience = Audience.nobody().holdersOf(Role.AUTHORITY).holdersOf(Role.AUDITOR);
        if (!isOperator(use.provider())) {
            audience = audience.officersOf(use.provider());
        }
        for (Admitted admitted : repository.of(use.operator())) {
            audience = audience.account(admitted.admission().securityOfficer());
        }
        alerts.raiseNow(new AlertDraft("operator-refused", Severity.SERIOUS,
                new AlertText(reason.problem(Language.ZH), reason.problem(Language.EN)),
                new AlertText(reason.remedy(Language.ZH), reason.remedy(Language.EN)),
                (code.id() + " " + use.resource()).strip(), use.grant(), Optional.of(use.provider()),
                Optional.of(use.operator()), Optional.of(account), 1, records, audience));
    }

    /** @return the time by which admissions begin and end */
    public Instant now() {
        return store.now();
    }

    /** @return the newest first */
    public List<Admitted> list(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR, Role.ADMIN, Role.OFFICER);
        return repository.all();
    }

    /** Ends an admission at once; what is under way is refused when it is counted. */
    public Admitted end(Actor actor, String id, String reason) {
        permissions.require(actor, Role.AUTHORITY);
        String checked = FreeTextRules.check("reason", reason);
        return store.inTransaction(() -> {
            Admitted admitted = repository.all().stream().filter(each -> each.id().equals(id))
                    .filter(each -> each.ended().isEmpty()).findFirst()
                    .orElseThrow(() -> new CodedException(OperatorCode.ADMISSION_UNKNOWN, id));
            repository.end(id, actor.login(), checked);
            journal.enter(SecurityKind.OPERATOR_ENDED, actor.login(), admitted.admission().operator(),
                    Map.of("change", id));
            return repository.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        });
    }

    private static String time(Instant at) {
        return JsonTime.format(at.atZone(ExchangeStore.ZONE).toOffsetDateTime());
    }

    private List<Admission> inForce(List<Admitted> all) {
        Instant now = store.now();
        return all.stream().filter(each -> each.standing(now) == Admitted.Standing.IN_FORCE).map(Admitted::admission)
                .toList();
    }

    private CodedException lapsed(String operator, List<Admitted> all) {
        Instant now = store.now();
        for (Admitted admitted : all) {
            switch (admitted.standing(now)) {
                case ENDED -> {
                    return new CodedException(OperatorCode.ENDED, operator, admitted.id(),
                            time(admitted.ended().orElseThrow().at()));
                }
                case EXPIRED -> {
                    return new CodedException(OperatorCode.EXPIRED, operator, admitted.id(),
                            time(admitted.admission().to()));
                }
                case NOT_YET, IN_FORCE -> { }
            }
        }
        return new CodedException(OperatorCode.NOT_ADMITTED, operator);
    }
}
