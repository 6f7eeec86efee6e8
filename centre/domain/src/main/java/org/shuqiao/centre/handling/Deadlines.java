package org.shuqiao.centre.handling;

import java.time.Instant;
import java.util.Optional;
import org.shuqiao.centre.event.EventSources;
import org.shuqiao.centre.responsibility.CaseClock;
import org.shuqiao.centre.responsibility.TimeLimit;
import org.shuqiao.exchange.domain.clock.LegalClock;

/** Reckons the deadline that a case has now, by the holidays that are in force now. */
record Deadlines(EventSources sources, LegalClock legal) {

    Optional<EventCase.Running> of(EventCase of) {
        CaseClock clock = new CaseClock(legal.calendar(), sources.responsibility().hours());
        return Milestone.of(of.state()).map(milestone -> {
            TimeLimit limit = of.within(milestone);
            Instant start = of.dispatchedAt();
            return new EventCase.Running(milestone, clock.half(start, limit), clock.due(start, limit),
                    clock.provisional(start, limit));
        });
    }

    EventCase.Line line(EventCase of, Instant now) {
        Optional<EventCase.Running> running = of(of);
        return new EventCase.Line(of, running, running.filter(each -> now.isAfter(each.due())).isPresent());
    }
}
