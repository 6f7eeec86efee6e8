package org.shuqiao.exchange.domain.task;

import java.time.Duration;
import java.time.Instant;
import org.shuqiao.exchange.domain.duty.DueDates;
import org.shuqiao.exchange.domain.duty.DutyWatch;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Does what the legal clock brings: takes rules that were loaded, reckons due dates, reminds and escalates. Days count,
 * so it looks once a minute.
 */
public final class ClockTasks {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ExchangeStore store;
    private final LoadedRules rules;
    private final Interruptions interruptions;
    private final DueDates dueDates;
    private final DutyWatch watch;
    private Instant last = Instant.EPOCH;

    public ClockTasks(ExchangeStore store, LoadedRules rules, Interruptions interruptions, DueDates dueDates,
            DutyWatch watch) {
        this.store = store;
        this.rules = rules;
        this.interruptions = interruptions;
        this.dueDates = dueDates;
        this.watch = watch;
    }

    synchronized void run() {
        Instant now = store.now();
        if (Duration.between(last, now).abs().compareTo(PAUSE) < 0) {
            return;
        }
        last = now;
        TaskGuard.run("taking rules of the legal clock", rules::refresh);
        TaskGuard.run("ending requests whose provider was dissolved", interruptions::closeOrphaned);
        TaskGuard.run("reckoning due dates", dueDates::reckon);
        TaskGuard.run("reminding of duties", watch::tell);
    }
}
