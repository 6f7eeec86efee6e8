package org.shuqiao.exchange.domain.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityLog;

/**
 * Evaluates the monitoring rules over what is new in the record log and the security log. Position, memory and alerts
 * of some entries are one transaction: whatever ends the process, each entry is taken once, and nothing is told twice.
 */
public final class Monitoring {

    /** Entries in one transaction; memory does not grow with the log. */
    private static final int ENTRIES = 200;

    /** Longest time that one run goes on when there is much to catch up. */
    private static final Duration AT_WORK = Duration.ofSeconds(10);

    private final ExchangeStore store;
    private final MonitorRules rules;
    private final LegalClock clock;
    private final Alerts alerts;
    private final List<FactSource> sources;

    public Monitoring(ExchangeStore store, MonitorRules rules, LegalClock clock, Alerts alerts, RecordLog records,
            SecurityLog security) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
        this.alerts = alerts;
        this.sources = List.of(new RecordFacts(store, records), new SecurityFacts(store, security));
    }

    /** @return the rules in force, in the order of their ids */
    public List<MonitorRule> rules() {
        return List.copyOf(rules.all());
    }

    /** Takes what is new, for some seconds at most. @return how many entries were taken */
    public long run() {
        Instant end = store.now().plus(AT_WORK);
        return sources.stream().mapToLong(source -> drain(source, () -> store.now().isBefore(end))).sum();
    }

    private long drain(FactSource source, BooleanSupplier goOn) {
        long taken = 0;
        int step;
        do {
            step = store.inTransaction(() -> step(source));
            taken += step;
        } while (step == ENTRIES && goOn.getAsBoolean());
        return taken;
    }

    /** Only one process at a time: the position is locked until its transaction ends. */
    private int step(FactSource source) {
        String log = source.log().word();
        store.sql("insert into exchange.monitor_position (log, next) values (:log, 0) on conflict do nothing")
                .param("log", log).update();
        long next = store.sql("select next from exchange.monitor_position where log = :log for update")
                .param("log", log).query(Long.class).single();
        List<Fact> facts = source.from(next, ENTRIES);
        if (facts.isEmpty()) {
            return 0;
        }
        Map<Key, GroupMemory> touched = new LinkedHashMap<>();
        List<AlertDraft> broken = new ArrayList<>();
        List<MonitorRule> watching = rules.over(source.log());
        for (Fact fact : facts) {
            for (MonitorRule rule : watching) {
                take(rule, fact, touched, broken);
            }
        }
        touched.forEach(this::write);
        forget(watching, facts.getLast().at());
        store.sql("update exchange.monitor_position set next = :next where log = :log")
                .param("next", facts.getLast().index() + 1).param("log", log).update();
        alerts.raise(broken);
        return facts.size();
    }

    /** Only of this log's rules: the other may not have got as far. */
    private void forget(List<MonitorRule> watching, Instant now) {
        if (!watching.isEmpty()) {
            store.sql("delete from exchange.monitor_memory where until < :now and rule in (:rules)")
                    .param("now", ExchangeStore.column(now))
                    .param("rules", watching.stream().map(MonitorRule::id).toList()).update();
        }
    }

    private record Key(MonitorRule rule, String grouping) { }

    private void take(MonitorRule rule, Fact fact, Map<Key, GroupMemory> touched, List<AlertDraft> broken) {
        if (!rule.concerns(fact)) {
            return;
        }
        for (List<String> group : fact.groups(rule.by())) {
            GroupMemory memory = touched.computeIfAbsent(new Key(rule, String.join("\n", group)), this::read);
            memory.take(rule, fact, clock.calendar())
                    .ifPresent(alarm -> broken.add(BrokenRule.alert(rule, group, fact, alarm)));
        }
    }

    private GroupMemory read(Key key) {
        Optional<String> content = store.sql("""
                select content from exchange.monitor_memory where rule = :rule and grouping = :grouping""")
                .param("rule", key.rule().id()).param("grouping", key.grouping()).query(String.class).optional();
        return content.map(GroupMemory::read).orElseGet(GroupMemory::new);
    }

    private void write(Key key, GroupMemory memory) {
        store.sql("""
                insert into exchange.monitor_memory (rule, grouping, content, until)
                values (:rule, :grouping, :content, :until)
                on conflict (rule, grouping) do update set content = excluded.content, until = excluded.until""")
                .param("rule", key.rule().id()).param("grouping", key.grouping()).param("content", memory.write())
                .param("until", ExchangeStore.column(memory.until(key.rule()))).update();
    }
}
