package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.Handed;
import org.shuqiao.query.answer.StreamedAnswer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.plan.QueryPlan;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.source.SourceReading;

/**
 * Delivers data under grants. Each attempt ends in an answer or a refusal, and both have a record in the log before
 * the consumer sees them; a mistake ({@link Mistakes}) is thrown and has none. A grant that was revoked, or whose quota
 * was used up, while an answer was made is found when the answer is counted: nothing is handed out then.
 */
public final class Deliveries {

    private final GrantRepository book;
    private final GrantChecks checks;
    private final AttemptFlow flow;
    private final GrantedTables tables;
    private final AccessRules rules;
    private final ConfirmGuard confirms;
    private final Resources resources;
    private final QueryEngine engine;
    private final RecordId ids;
    private final DeliveryLimits limits;
    private final AttemptSignatures signatures;
    private final Operators operators;
    private final Mistakes mistakes;
    private final RunningAttempts running = new RunningAttempts();

    public Deliveries(ExchangeStore store, Permissions permissions, GrantRepository book, Resources resources,
            AccessRules rules, QueryEngine engine, RecordOutbox records, RecordId ids, DeliveryLimits limits,
            LedgerOutage outage, ConfirmGuard confirms, Ledger ledger, AttemptSignatures signatures,
            RecordSecrets secrets, Operators operators, Mistakes mistakes) {
        this.book = book;
        DataRefusals refusals = new DataRefusals(store, book, limits.refusals());
        this.checks = new GrantChecks(store, book, resources, outage, limits.outage(),
                new LedgerStanding(store, ledger), refusals, operators);
        this.flow = new AttemptFlow(store, permissions, book, checks, new GrantWatch(book, checks, engine), refusals,
                records, signatures, secrets, operators);
        this.tables = new GrantedTables(store, book, checks, rules, resources, permissions);
        this.rules = rules;
        this.confirms = confirms;
        this.resources = resources;
        this.engine = engine;
        this.ids = ids;
        this.limits = limits;
        this.signatures = signatures;
        this.operators = operators;
        this.mistakes = mistakes;
    }

    /** @return the tables that exist for the actor's queries under the purpose, without a value of them */
    public List<GrantedTable> tables(Actor actor, String purpose) {
        return tables.of(actor, purpose);
    }

    /** Answers SQL over what the actor's department was granted for the purpose. */
    public DeliveryResult query(Actor actor, String purpose, String sql) {
        return query(actor, purpose, sql, Optional.empty());
    }

    /** @return the columns of a query and its plan under the actor's grants; nothing is read, and nothing recorded */
    public QueryPlan describe(Actor actor, String purpose, String sql) {
        Query query = new Query(parsed(sql), List.of(), new Limits(limits.rows(), limits.time()));
        return engine.describe(query, tables.described(actor, purpose, query.sql()));
    }

    /** @param signed the consumer's own signature of what it asks */
    public DeliveryResult query(Actor actor, String purpose, String sql, Optional<SignedAttempt> signed) {
        return result(execute(actor, Mode.QUERY, purpose, sql, signed, Optional.empty()));
    }

    /** @param name by which its caller can stop it while it runs */
    public DeliveryResult queryNamed(Actor actor, String purpose, String sql, String name) {
        return result(execute(actor, Mode.QUERY, purpose, sql, Optional.empty(), Optional.of(name)));
    }

    /** Stops a query of the account, which ends as a refusal with its record. @return whether one of this name runs */
    public boolean stop(Actor actor, String name, CodedException why) {
        Optional<String> reader = running.reader(actor, name);
        reader.ifPresent(each -> engine.stop(each, why));
        return reader.isPresent();
    }

    /**
     * Passes what was granted of a resource on, row by row, in whatever number the grant allows.
     *
     * @param order  what is asked and where it goes
     * @param signed the consumer's own signature of {@link PassedOn#asked}
     */
    public Settled<StreamedAnswer> passOn(Actor actor, PassedOn order, Optional<SignedAttempt> signed) {
        return flow.deliver(order.record(), actor, order.mode(), order.purpose(), order.asked(), signed,
                owned -> ofResource(order.resource(), (grants, reader) -> passOn(order, grants, reader)));
    }

    /** @return the work of an attempt at one resource, under the grants of it alone */
    private <T extends Handed> AttemptFlow.Work<T> ofResource(String resource,
            BiFunction<List<Grant>, String, T> run) {
        return ofResource(resource, any -> true, run);
    }

    private <T extends Handed> AttemptFlow.Work<T> ofResource(String resource, Predicate<Grant> under,
            BiFunction<List<Grant>, String, T> run) {
        mistakes.refuseUnknown(resource);
        Predicate<Grant> named = under.and(grant -> grant.policy().resource().equals(resource));
        Optional<DeliveryAttempt.Asked> asked = resources.find(resource)
                .map(found -> new DeliveryAttempt.Asked(found.code(), found.provider()));
        return new AttemptFlow.Work<>(asked, named, (grants, reader) -> {
            List<Grant> of = grants.stream().filter(named).toList();
            if (of.isEmpty()) {
                throw new CodedException(ExchangeCode.NO_GRANT);
            }
            return run.apply(of, reader);
        });
    }

    private StreamedAnswer passOn(PassedOn order, List<Grant> grants, String reader) {
        ItemPeriodCheck.require(grants, order.items());
        List<AccessRule> open = grants.stream().map(grant -> rules.rule(grant, reader))
                .map(rule -> order.slice().map(slice -> slice.of(rule)).orElse(rule)).toList();
        List<String> items = order.items().isEmpty() ? open.getFirst().given() : order.items();
        ParsedSql sql = parsed("select " + items.stream().map(Deliveries::quoted)
                .collect(Collectors.joining(", ")) + " from " + open.getFirst().table());
        Limits limits = order.target().compares() ? new Limits(Long.MAX_VALUE, PassedOn.TIME)
                : limits(grants, Long.MAX_VALUE, PassedOn.TIME);
        StreamedAnswer passed = engine.stream(new Query(sql, open, limits, true, reader), order.target());
        order.target().finish();
        return order.target().handed(passed);
    }

    /** Answers a page of what was granted of a resource. @param signed the consumer's own, of what the order asks */
    public DeliveryResult page(Actor actor, PageOrder order, Optional<SignedAttempt> signed) {
        return result(flow.deliver(order.record().orElseGet(ids::next), actor, order.mode(), order.purpose(),
                order.asked(), signed, owned -> ofResource(order.resource(), order.grants(), (grants, reader) -> {
                    AccessRule widest = rules.rule(grants.getFirst(), reader);
                    ParsedSql sql = parsed(order.select().apply(widest.table(), widest.given()));
                    return order.checked(execute(actor, sql, grants, any -> true, reader));
                })));
    }

    static ParsedSql parsed(String sql) {
        return ParsedSql.of(sql);
    }

    private static String quoted(String item) {
        return '"' + item.replace("\"", "\"\"") + '"';
    }

    /**
     * Looks once more at the grants of what was made for a consumer, before it or more of it is handed out.
     *
     * @param asked what is asked for now
     * @param made  when it was made
     * @return the refusal with its receipt, where one of them no longer stands
     */
    public Optional<DeliveryResult> stopped(Actor actor, Mode mode, String purpose, String asked,
            Collection<String> used, Instant made) {
        List<Grant> grants = used.stream().map(book::get).toList();
        return grants.stream().flatMap(grant -> checks.unusable(grant, mode)
                .or(() -> checks.itemEnded(grant, made)).stream()
                .map(reason -> DeliveryRefusedException.of(reason, grant))).findFirst().map(refusal -> {
                    DeliveryAttempt attempt = new DeliveryAttempt(ids.next(), actor, mode, purpose, asked,
                            Nonce.random(), signatures);
                    attempt.purposeIsKnown();
                    return refused(flow.refuse(attempt, refusal.reason(), refusal.concerned(),
                            refusal.askedOr(Optional.empty())));
                });
    }

    /** @return whether all grants under which something was made can be used so now; nothing is recorded */
    public boolean stand(Mode mode, Collection<String> used) {
        return used.stream().map(book::get).allMatch(grant -> checks.unusable(grant, mode).isEmpty());
    }

    private static DeliveryResult refused(Settled.Denied<?> denied) {
        return new DeliveryResult.Refused(denied.reason(), denied.receipt(), denied.salt());
    }

    private static DeliveryResult result(Settled<Answer> settled) {
        return switch (settled) {
            case Settled.Given<Answer> given -> new DeliveryResult.Delivered(given.what(), given.receipt(),
                    given.salt(), given.what().grantsUsed());
            case Settled.Denied<Answer> denied -> refused(denied);
        };
    }

    /**
     * Says for each candidate whether the resource has it, and nothing else.
     *
     * @param keyColumn  the item that identifies a candidate
     * @param candidates values by item, 1 to 500; every value that is given must agree
     */
    public DeliveryResult verify(Actor actor, String purpose, String resource, String keyColumn,
            List<Map<String, String>> candidates) {
        return verify(actor, purpose, resource, keyColumn, candidates, Optional.empty());
    }

    /** @param signed the consumer's own signature of what it asks: of {@link VerificationText} */
    public DeliveryResult verify(Actor actor, String purpose, String resource, String keyColumn,
            List<Map<String, String>> candidates, Optional<SignedAttempt> signed) {
        return result(flow.deliver(ids.next(), actor, Mode.VERIFY, purpose,
                VerificationText.of(resource, keyColumn, candidates), signed,
                owned -> ofResource(resource, (grants, reader) -> {
                    ItemPeriodCheck.require(grants, asked(keyColumn, candidates));
                    Grant grant = GrantWidth.verifying(grants, keyColumn, candidates);
                    confirms.admit(grant, actor, keyColumn, candidates);
                    Answer answer = engine.verify(rules.rule(grant, reader), keyColumn, candidates,
                            new SourceReading(limits.time(), reader)).asAnswer();
                    confirms.missed(grant, actor, answer.rows().stream().filter(row -> row.contains(false)).count());
                    return answer.behind(rules.persons().asked(grant.id(), grant.policy(), candidates,
                            answer.rows()));
                })));
    }

    private Settled<Answer> execute(Actor actor, Mode mode, String purpose, String sql,
            Optional<SignedAttempt> signed, Optional<String> name) {
        return flow.deliver(ids.next(), actor, mode, purpose, sql, signed, owned -> {
            ParsedSql parsed = parsed(sql);
            Predicate<Grant> names = grant -> rules.named(parsed, grant);
            mistakes.refuse(parsed, owned, names);
            return new AttemptFlow.Work<>(Optional.empty(), names,
                    (grants, reader) -> running.during(actor, name, reader,
                            () -> execute(actor, parsed, grants, names, reader)));
        });
    }

    private Answer execute(Actor actor, ParsedSql parsed, List<Grant> grants, Predicate<Grant> names, String reader) {
        try {
            return engine.execute(new Query(parsed, grants.stream().map(grant -> rules.rule(grant, reader)).toList(),
                    limits(grants), operators.isOperator(actor.department()) || grants.stream()
                    .map(grant -> grant.policy().quota()).anyMatch(Quota::limitsRows), reader));
        } catch (CodedException e) {
            if (e.code() == QueryCode.COLUMN_NOT_GRANTED) {
                ItemPeriodCheck.reason(grants.stream().filter(names).toList(), parsed::mentions)
                        .ifPresent(refusal -> {
                            throw refusal;
                        });
            }
            if (mistakes.isOne(e, parsed, grants, names)) {
                throw new MistakeException(e);
            }
            throw e;
        }
    }

    /** The engine stops at the widest of the grants; the narrower ones are checked when the answer is counted. */
    private Limits limits(List<Grant> grants) {
        return limits(grants, limits.rows(), limits.time());
    }

    private static Limits limits(List<Grant> grants, long most, Duration time) {
        long rows = grants.stream().map(grant -> grant.policy().quota().rows())
                .mapToLong(each -> each.orElse(Long.MAX_VALUE)).max().orElse(Long.MAX_VALUE);
        return new Limits(Math.min(rows, most), time);
    }

    private static Set<String> asked(String keyColumn, List<Map<String, String>> candidates) {
        Set<String> items = new HashSet<>(Set.of(keyColumn));
        candidates.stream().filter(Objects::nonNull).forEach(candidate -> items.addAll(candidate.keySet()));
        return items;
    }
}
