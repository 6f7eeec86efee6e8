package org.shuqiao.exchange.domain.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
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
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.Handed;
import org.shuqiao.query.answer.StreamedAnswer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.source.SourceReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Delivers data under grants. Each attempt ends in an answer or a refusal, and both have a record in the log before
 * the consumer sees them; a mistake ({@link Mistakes}) is thrown and has none. A grant that was revoked, or whose quota
 * was used up, while an answer was made is found when the answer is counted: nothing is handed out then.
 */
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository book;
    private final GrantChecks checks;
    private final GrantSelection reach;
    private final GrantWatch watch;
    private final AccessRules rules;
    private final DataRefusals refusals;
    private final ConfirmGuard confirms;
    private final Resources resources;
    private final QueryEngine engine;
    private final RecordOutbox records;
    private final RecordId ids;
    private final DeliveryLimits limits;
    private final AttemptSignatures signatures;
    private final RecordSecrets secrets;
    private final Operators operators;
    private final Mistakes mistakes;

    public Deliveries(ExchangeStore store, Permissions permissions, GrantRepository book, Resources resources,
            AccessRules rules, QueryEngine engine, RecordOutbox records, RecordId ids, DeliveryLimits limits,
            LedgerOutage outage, ConfirmGuard confirms, Ledger ledger, AttemptSignatures signatures,
            RecordSecrets secrets, Operators operators, Mistakes mistakes) {
        this.store = store;
        this.permissions = permissions;
        this.book = book;
        this.refusals = new DataRefusals(store, book, limits.refusals());
        this.checks = new GrantChecks(store, book, resources, outage, limits.outage(),
                new LedgerStanding(store, ledger), refusals, operators);
        this.watch = new GrantWatch(book, checks, engine);
        this.reach = new GrantSelection(checks);
        this.rules = rules;
        this.confirms = confirms;
        this.resources = resources;
        this.engine = engine;
        this.records = records;
        this.ids = ids;
        this.limits = limits;
        this.signatures = signatures;
        this.secrets = secrets;
        this.operators = operators;
        this.mistakes = mistakes;
    }

    /** Answers SQL over what the actor's department was granted for the purpose. */
    public DeliveryResult query(Actor actor, String purpose, String sql) {
        return query(actor, purpose, sql, Optional.empty());
    }

    /** @param signed the consumer's own signature of what it asks */
    public DeliveryResult query(Actor actor, String purpose, String sql, Optional<SignedAttempt> signed) {
        return result(execute(actor, Mode.QUERY, purpose, sql, signed));
    }

    /**
     * Passes what was granted of a resource on, row by row, in whatever number the grant allows.
     *
     * @param order  what is asked and where it goes
     * @param signed the consumer's own signature of {@link PassedOn#asked}
     */
    public Settled<StreamedAnswer> passOn(Actor actor, PassedOn order, Optional<SignedAttempt> signed) {
        return deliver(order.record(), actor, order.mode(), order.purpose(), order.asked(), signed, owned -> {
            mistakes.refuseUnknown(order.resource());
            Predicate<Grant> named = grant -> grant.policy().resource().equals(order.resource());
            Optional<DeliveryAttempt.Asked> asked = resources.find(order.resource())
                    .map(found -> new DeliveryAttempt.Asked(found.code(), found.provider()));
            return new Work<>(asked, named, (grants, reader) -> passOn(order, grants.stream().filter(named).toList(),
                    reader));
        });
    }

    private StreamedAnswer passOn(PassedOn order, List<Grant> grants, String reader) {
        if (grants.isEmpty()) {
            throw new CodedException(ExchangeCode.NO_GRANT);
        }
        List<AccessRule> open = grants.stream().map(grant -> rules.rule(grant, reader)).toList();
        List<String> items = order.items().isEmpty() ? grants.getFirst().policy().columns() : order.items();
        ParsedSql sql = parsed("select " + items.stream().map(Deliveries::quoted)
                .collect(Collectors.joining(", ")) + " from " + open.getFirst().table());
        StreamedAnswer passed = engine.stream(new Query(sql, open, limits(grants, Long.MAX_VALUE, PassedOn.TIME), true,
                reader), order.target());
        order.target().finish();
        return passed.digestedBy(order.target()::digest);
    }

    private static ParsedSql parsed(String sql) {
        return ParsedSql.of(sql);
    }

    private static String quoted(String item) {
        return '"' + item.replace("\"", "\"\"") + '"';
    }

    /**
     * Looks once more at the grants of what was made for a consumer, before it or more of it is handed out.
     *
     * @param asked what is asked for now
     * @return the refusal with its receipt, where one of them no longer stands
     */
    public Optional<DeliveryResult> stopped(Actor actor, Mode mode, String purpose, String asked,
            Collection<String> used) {
        List<Grant> grants = used.stream().map(book::get).toList();
        return grants.stream().flatMap(grant -> checks.unusable(grant, mode).stream()
                .map(reason -> DeliveryRefusedException.of(reason, grant))).findFirst().map(refusal -> {
                    DeliveryAttempt attempt = new DeliveryAttempt(ids.next(), actor, mode, purpose, asked,
                            Nonce.random(), signatures);
                    attempt.purposeIsKnown();
                    return refused(refuse(attempt, refusal.reason(), refusal.concerned(),
                            refusal.askedOr(Optional.empty())));
                });
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

    /** @param signed the consumer's own signature of what it asks: of {@link #verification} */
    public DeliveryResult verify(Actor actor, String purpose, String resource, String keyColumn,
            List<Map<String, String>> candidates, Optional<SignedAttempt> signed) {
        return result(deliver(ids.next(), actor, Mode.VERIFY, purpose, asked(resource, keyColumn, candidates), signed,
                owned -> {
            mistakes.refuseUnknown(resource);
            Optional<DeliveryAttempt.Asked> asked = resources.find(resource)
                    .map(found -> new DeliveryAttempt.Asked(found.code(), found.provider()));
            return new Work<>(asked, grant -> grant.policy().resource().equals(resource), (grants, reader) -> {
                Grant grant = GrantWidth.verifying(grants, resource, keyColumn, candidates);
                confirms.admit(grant, actor, keyColumn, candidates);
                Answer answer = engine.verify(rules.rule(grant, reader), keyColumn, candidates,
                        new SourceReading(limits.time(), reader)).asAnswer();
                confirms.missed(grant, actor, answer.rows().stream().filter(row -> row.contains(false)).count());
                return answer.behind(rules.persons().asked(grant.id(), grant.policy(), candidates, answer.rows()));
            });
        }));
    }

    private Settled<Answer> execute(Actor actor, Mode mode, String purpose, String sql,
            Optional<SignedAttempt> signed) {
        return deliver(ids.next(), actor, mode, purpose, sql, signed, owned -> {
            ParsedSql parsed = parsed(sql);
            Predicate<Grant> names = grant -> rules.named(parsed, grant);
            mistakes.refuse(parsed, owned, names);
            return new Work<>(Optional.empty(), names,
                    (grants, reader) -> execute(actor, parsed, grants, names, reader));
        });
    }

    private Answer execute(Actor actor, ParsedSql parsed, List<Grant> grants, Predicate<Grant> names, String reader) {
        try {
            return engine.execute(new Query(parsed, grants.stream().map(grant -> rules.rule(grant, reader)).toList(),
                    limits(grants), operators.isOperator(actor.department()) || grants.stream()
                    .map(grant -> grant.policy().quota()).anyMatch(Quota::limitsRows), reader));
        } catch (CodedException e) {
            if (mistakes.isOne(e, parsed, grants, names)) {
                throw new MistakeException(e);
            }
            throw e;
        }
    }

    /**
     * What an attempt asks for.
     *
     * @param names tells whether it names what a grant gives
     * @param run   answers it under grants, by the name that the sources' logs show
     */
    private record Work<T extends Handed>(Optional<DeliveryAttempt.Asked> asked, Predicate<Grant> names,
            BiFunction<List<Grant>, String, T> run) { }

    /**
     * Whatever is thrown on the way, a stack or a heap that ends included, the attempt ends in a record; but for a
     * mistake, which is none.
     */
    private <T extends Handed> Settled<T> deliver(String record, Actor actor, Mode mode, String stated, String query,
            Optional<SignedAttempt> signed, Function<List<Grant>, Work<T>> read) {
        String purpose = stated.strip();
        DeliveryAttempt attempt = new DeliveryAttempt(record, actor, mode, purpose, query,
                signed.map(SignedAttempt::nonce).orElseGet(Nonce::random), signatures);
        Optional<DeliveryAttempt.Asked> asked = Optional.empty();
        try {
            List<Grant> owned = book.ofConsumer(actor.department());
            if (owned.stream().anyMatch(grant -> grant.policy().purpose().equals(purpose))) {
                attempt.purposeIsKnown();
            }
            signed.ifPresent(attempt::accept);
            permissions.require(actor, Role.REQUESTER);
            Work<T> work = read.apply(owned);
            asked = work.asked();
            List<Grant> grants = GrantWidth.withinQuota(reach.of(owned, purpose, mode, work.names()), checks);
            return count(attempt, mode, answer(grants, mode, work, attempt.reader()));
        } catch (MistakeException mistake) {
            throw mistake;
        } catch (DeliveryRefusedException refusal) {
            return refuse(attempt, refusal.reason(), refusal.concerned(), refusal.askedOr(asked));
        } catch (CodedException e) {
            if (e.code() == ExchangeCode.LEDGER_WAITING) {
                throw e;
            }
            return refuse(attempt, e, List.of(), asked);
        } catch (RuntimeException | Error e) {
            return refuse(attempt, failed(e), List.of(), asked);
        }
    }

    private <T extends Handed> T answer(List<Grant> grants, Mode mode, Work<T> work, String reader) {
        T answer;
        try {
            answer = watch.during(grants.stream().filter(work.names()).toList(), mode, reader,
                    () -> work.run().apply(grants, reader));
        } catch (MistakeException | DeliveryRefusedException e) {
            throw e;
        } catch (CodedException e) {
            throw new DeliveryRefusedException(refusals.count(grants.stream().filter(work.names()).toList(), e),
                    List.of(), onlyNamed(grants, work));
        } catch (RuntimeException | Error e) {
            throw new DeliveryRefusedException(failed(e), List.of(), onlyNamed(grants, work));
        }
        if (answer.grantsUsed().isEmpty()) {
            throw new CodedException(ExchangeCode.NO_TABLE_NAMED);
        }
        return answer;
    }

    private static Optional<DeliveryAttempt.Asked> onlyNamed(List<Grant> grants, Work<?> work) {
        return grants.stream().filter(grant -> grants.size() == 1 && work.names().test(grant)).findFirst()
                .map(DeliveryRefusedException::asked);
    }

    /** Its words may quote values, so only its kind is logged. */
    private static CodedException failed(Throwable inside) {
        LOG.error("delivery failed inside: {}", inside.getClass().getName());
        return new CodedException(ExchangeCode.DELIVERY_FAILED);
    }

    private <T extends Handed> Settled<T> count(DeliveryAttempt attempt, Mode mode, T answer) {
        ExchangeRecordDraft draft;
        try {
            draft = counted(attempt, mode, answer);
        } catch (DeliveryRefusedException e) {
            throw new DeliveryRefusedException(refusals.count(e.concerned(), e.reason()), e.concerned(),
                    e.askedOr(Optional.empty()));
        }
        Receipt receipt = records.append(draft);
        return new Settled.Given<>(answer, receipt, attempt.salt());
    }

    /** Holds the grants, looks at them again, counts, and writes the record: in one transaction. */
    private ExchangeRecordDraft counted(DeliveryAttempt attempt, Mode mode, Handed answer) {
        return store.inTransaction(() -> {
            List<Grant> used = book.lock(answer.grantsUsed());
            permissions.require(attempt.actor(), Role.REQUESTER);
            for (Grant grant : used) {
                checks.unusable(grant, mode).ifPresent(reason -> {
                    throw DeliveryRefusedException.of(reason, grant);
                });
                refuseExhausted(grant, answer.rowsOf(grant.id()));
            }
            used.forEach(grant -> book.count(grant.id(), store.today(), answer.rowsOf(grant.id())));
            ExchangeRecordDraft written = attempt.delivered(store.now(), used, answer);
            secrets.ofDelivery(written.id(), attempt.salt(), answer.persons());
            records.prepare(written, attempt.actor().login(), Optional.empty());
            return written;
        });
    }

    private <T extends Handed> Settled.Denied<T> refuse(DeliveryAttempt attempt, CodedException reason,
            List<Grant> concerned, Optional<DeliveryAttempt.Asked> asked) {
        ExchangeRecordDraft draft = attempt.refused(store.now(), reason.code().id(), concerned, asked);
        try {
            secrets.ofRefusal(draft.id(), attempt.salt());
            records.prepare(draft, attempt.actor().login(), Optional.empty());
        } catch (DataAccessException | TransactionException e) {
            throw new CodedException(ExchangeCode.LEDGER_WAITING, e); // the store is away: nothing was handed out
        }
        Receipt receipt = records.append(draft);
        concerned.stream().findFirst().ifPresent(grant -> operators.tell(GrantChecks.use(grant),
                attempt.actor().login(), reason, List.of(draft.id())));
        return new Settled.Denied<>(reason, receipt, attempt.salt());
    }

    private void refuseExhausted(Grant grant, long rows) {
        checks.exhausted(grant, rows).ifPresent(reason -> {
            throw DeliveryRefusedException.of(reason, grant);
        });
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

    /** What cannot be written down is recorded as nothing asked; the engine says what is wrong with it. */
    private static String asked(String resource, String keyColumn, List<Map<String, String>> candidates) {
        try {
            return verification(resource, keyColumn, candidates);
        } catch (RuntimeException e) {
            return "";
        }
    }

    /**
     * @return a verification as canonical JSON {@code {"candidates":[{…}],"key":"…","resource":"…"}}, whose salted
     *         digest the record holds
     */
    public static String verification(String resource, String keyColumn, List<Map<String, String>> candidates) {
        ObjectNode tree = CanonicalJson.object().put("resource", resource).put("key", keyColumn);
        ArrayNode array = tree.putArray("candidates");
        candidates.forEach(candidate -> candidate.forEach(array.addObject()::put));
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }
}
