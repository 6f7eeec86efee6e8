package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.RowSink;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.SourceReading;

/**
 * Finds the number behind a relay's handle. There is no list of handles anywhere: the numbers that the grant's rows
 * have now are read, and the one whose handle it is stays; the others leave this method for nobody.
 */
public final class RelayNumbers {

    private static final Duration TIME = Duration.ofMinutes(2);

    private final AccessRules rules;
    private final QueryEngine engine;
    private final SourceReads reads;

    public RelayNumbers(AccessRules rules, QueryEngine engine, SourceReads reads) {
        this.rules = rules;
        this.engine = engine;
        this.reads = reads;
    }

    /** @return the number; nothing where no row of the grant has it any more */
    public Optional<String> of(Actor actor, Grant grant, String item, String handle) {
        AccessRule granted = rules.rule(grant.id(), grant.policy());
        AccessRule clear = new AccessRule(granted.grant(), granted.resource(), granted.resourceVersion(),
                granted.table(), granted.backing(), List.of(item), granted.filter(), Map.of(),
                OptionalInt.empty());
        String reader = switch (clear.backing()) {
            case Backing.LakeTable table -> SourceReading.PLATFORM;
            case Backing.DepartmentTable table ->
                reads.tell(SourceReads.Reason.RELAY, actor.login(), table.source());
        };
        ParsedSql sql = Deliveries.parsed("select \"" + item.replace("\"", "\"\"") + "\" from " + clear.table());
        Wanted wanted = new Wanted(Tokens.handles(rules.relayKey(grant.id(), grant.policy())), handle);
        engine.stream(new Query(sql, List.of(clear), new Limits(Long.MAX_VALUE, TIME), false, reader), wanted);
        return wanted.number;
    }

    /** Keeps the one number whose handle is wanted. */
    private static final class Wanted implements RowSink {

        private final Tokens tokens;
        private final String handle;
        private Optional<String> number = Optional.empty();

        private Wanted(Tokens tokens, String handle) {
            this.tokens = tokens;
            this.handle = handle;
        }

        @Override
        public void begin(List<AnswerColumn> columns) { }

        @Override
        public void row(List<Object> values) {
            Object value = values.getFirst();
            if (number.isEmpty() && value != null && handle.equals(tokens.of(value.toString()))) {
                number = Optional.of(value.toString());
            }
        }

        @Override
        public boolean handsOn() {
            return false;
        }
    }
}
