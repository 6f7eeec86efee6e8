package org.shuqiao.exchange.domain.task;

import org.shuqiao.exchange.domain.duty.DueDates;
import org.shuqiao.exchange.domain.duty.DutyWatch;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.intake.Interruptions;

/** Does what the legal clock brings: takes rules that were loaded, reckons due dates, reminds and escalates. */
public final class ClockTasks {

    private final LoadedRules rules;
    private final Interruptions interruptions;
    private final DueDates dueDates;
    private final DutyWatch watch;

    public ClockTasks(LoadedRules rules, Interruptions interruptions, DueDates dueDates, DutyWatch watch) {
        this.rules = rules;
        this.interruptions = interruptions;
        this.dueDates = dueDates;
        this.watch = watch;
    }

    void run() {
        TaskGuard.run("taking rules of the legal clock", rules::refresh);
        TaskGuard.run("ending requests whose provider was dissolved", interruptions::closeOrphaned);
        TaskGuard.run("reckoning due dates", dueDates::reckon);
        TaskGuard.run("reminding of duties", watch::tell);
    }
}
