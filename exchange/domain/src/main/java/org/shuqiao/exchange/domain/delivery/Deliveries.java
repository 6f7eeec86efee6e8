package org.shuqiao.exchange.domain.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers data under grants. Each attempt ends in an answer or a refusal, and both have a record in the log before
 * the consumer sees them. A grant that was revoked, or whose quota was used up, while an answer was made is found when
 * the answer is counted: nothing is handed out then.
 */
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /**
     * Stands in the record where a purpose was stated that the consumer never requested: free text has no place there.
     */
    private static final String UNKNOWN_PURPOSE = "未登记用途";

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository book;
    private final GrantChecks checks;
    private final GrantSelection reach;
    private final AccessRules rules;
    private final Resources resources;
    private final QueryEngine engine;
    private final RecordOutbox records;
    private final RecordId ids;
    private final DeliveryLimits limits;

    public Deliveries(ExchangeStore store, Permissions permissions, GrantRepository book, Resources resources,
            Bindings bindings,
            QueryEngine engine, RecordOutbox records, RecordId ids, DeliveryLimits limits, LedgerOutage outage) {
        this.store = store;
        this.permissions = permissions;
        this.book = book;
        this.checks = new GrantChecks(store, book, resources, outage, limits.outage());
        this.reach = new GrantSelection(checks);
        this.rules = new AccessRules(store, bindings);
        this.resources = resources;
        this.engine = engine;
        this.records = records;
        this.ids = ids;
        this.limits = limits;
    }

    /** Answers SQL over what the actor's department was granted for the purpose. */
    public DeliveryResult query(Actor actor, String purpose, String sql) {
        return execute(actor, Mode.QUERY, purpose, sql);
    }

    /** The same as a file: the caller writes the rows of the answer into one. */
    public DeliveryResult file(Actor actor, String purpose, String sql) {
        return execute(actor, Mode.FILE, purpose, sql);
    }

    /**
     * Says for each candidate whether the resource has it, and nothing else.
     *
     * @param keyColumn  the item that identifies a candidate
     * @param candidates values by item, 1 to 500; every value that is given must agree
     */
    public DeliveryResult verify(Actor actor, String purpose, String resource, String keyColumn,
            List<Map<String, String>> candidates) {
        Optional<DeliveryAttempt.Asked> asked = resources.find(resource)
                .map(found -> new DeliveryAttempt.Asked(found.code(), found.provider()));
        return deliver(actor, Mode.VERIFY, purpose, verification(resource, keyColumn, candidates), asked,
                grant -> grant.policy().resource().equals(resource), grants -> {
                    Grant grant = grants.stream().filter(each -> each.policy().resource().equals(resource)).findFirst()
                            .orElseThrow(() -> new CodedException(ExchangeCode.NO_GRANT));
                    return engine.verify(rules.rule(grant), keyColumn, candidates, limits.time()).asAnswer();
                });
    }

    private DeliveryResult execute(Actor actor, Mode mode, String purpose, String sql) {
        ParsedSql parsed = ParsedSql.of(sql);
        return deliver(actor, mode, purpose, sql, Optional.empty(), grant -> rules.named(parsed, grant),
                grants -> engine.execute(new Query(parsed, grants.stream().map(rules::rule).toList(), limits(grants))));
    }

    private DeliveryResult deliver(Actor actor, Mode mode, String stated, String query,
            Optional<DeliveryAttempt.Asked> asked, Predicate<Grant> names, Function<List<Grant>, Answer> run) {
        String purpose = stated.strip();
        List<Grant> owned = book.ofConsumer(actor.department());
        DeliveryAttempt attempt = new DeliveryAttempt(ids.next(), actor, mode, recordable(owned, purpose), query);
        try {
            permissions.require(actor, Role.REQUESTER);
            List<Grant> grants = reach.of(owned, purpose, mode, names);
            grants.forEach(grant -> refuseExhausted(grant, 0));
            Answer answer = answer(grants, names, run);
            return count(attempt, mode, answer);
        } catch (DeliveryRefusedException refusal) {
            return refuse(attempt, refusal.reason(), refusal.concerned(), refusal.asked().or(() -> asked));
        } catch (CodedException e) {
            if (e.code() == ExchangeCode.LEDGER_WAITING) {
                throw e;
            }
            return refuse(attempt, e, List.of(), asked);
        }
    }

    private Answer answer(List<Grant> grants, Predicate<Grant> names, Function<List<Grant>, Answer> run) {
        Answer answer;
        try {
            answer = run.apply(grants);
        } catch (CodedException e) {
            boolean one = grants.size() == 1 && names.test(grants.getFirst());
            throw new DeliveryRefusedException(e, List.of(),
                    one ? Optional.of(DeliveryRefusedException.asked(grants.getFirst())) : Optional.empty());
        } catch (RuntimeException e) {
            // its words may quote values, so only its kind is logged
            LOG.error("delivery failed inside: {}", e.getClass().getName());
            throw new CodedException(ExchangeCode.DELIVERY_FAILED);
        }
        if (answer.grantsUsed().isEmpty()) {
            throw new CodedException(ExchangeCode.NO_TABLE_NAMED);
        }
        return answer;
    }

    /** Holds the grants, looks at them again, counts, and writes the record: in one transaction. */
    private DeliveryResult count(DeliveryAttempt attempt, Mode mode, Answer answer) {
        ExchangeRecordDraft draft = store.inTransaction(() -> {
            List<Grant> used = book.lock(answer.grantsUsed());
            permissions.require(attempt.actor(), Role.REQUESTER);
            for (Grant grant : used) {
                checks.unusable(grant, mode).ifPresent(reason -> {
                    throw DeliveryRefusedException.of(reason, grant);
                });
                refuseExhausted(grant, answer.rows().size());
            }
            used.forEach(grant -> book.count(grant.id(), store.today(), answer.rows().size()));
            ExchangeRecordDraft written = attempt.delivered(store.now(), used, answer);
            records.prepare(written, attempt.actor().login(), Optional.empty());
            return written;
        });
        Receipt receipt = records.append(draft);
        return new DeliveryResult.Delivered(answer, receipt, attempt.salt(), answer.grantsUsed());
    }

    private DeliveryResult refuse(DeliveryAttempt attempt, CodedException reason, List<Grant> concerned,
            Optional<DeliveryAttempt.Asked> asked) {
        ExchangeRecordDraft draft = attempt.refused(store.now(), reason.code().id(), concerned, asked);
        records.prepare(draft, attempt.actor().login(), Optional.empty());
        return new DeliveryResult.Refused(reason, records.append(draft), attempt.salt());
    }

    private void refuseExhausted(Grant grant, long rows) {
        checks.exhausted(grant, rows).ifPresent(reason -> {
            throw DeliveryRefusedException.of(reason, grant);
        });
    }

    /** The engine stops at the widest of the grants; the narrower ones are checked when the answer is counted. */
    private Limits limits(List<Grant> grants) {
        long rows = grants.stream().map(grant -> grant.policy().quota().rows())
                .mapToLong(each -> each.orElse(Long.MAX_VALUE)).max().orElse(Long.MAX_VALUE);
        return new Limits(Math.min(rows, limits.rows()), limits.time());
    }

    /** @return the verification as canonical JSON, whose salted digest the record holds */
    private static String verification(String resource, String keyColumn, List<Map<String, String>> candidates) {
        ObjectNode tree = CanonicalJson.object().put("resource", resource).put("key", keyColumn);
        ArrayNode array = tree.putArray("candidates");
        candidates.forEach(candidate -> candidate.forEach(array.addObject()::put));
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    private static String recordable(List<Grant> owned, String purpose) {
        boolean known = owned.stream().anyMatch(grant -> grant.policy().purpose().equals(purpose));
        return known ? purpose : UNKNOWN_PURPOSE;
    }
}
