package org.shuqiao.exchange.domain.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Deadline;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.clock.Pause;
import org.shuqiao.ledger.json.CanonicalJson;

/** Reads the legal clock of a request: the reply period first, the sharing period after an agreement. */
public final class RequestClock {

    private final LegalClock clock;

    public RequestClock(LegalClock clock) {
        this.clock = clock;
    }

    /** @return the clock that runs now; empty when the provider owes nothing any more */
    public Optional<ClockReading> running(Request request, LocalDate today) {
        return switch (request.state()) {
            case SUBMITTED, RETURNED -> Optional.of(reply(request, today));
            case AGREED, PARTLY_AGREED -> request.times().decidedAt()
                    .map(at -> clock.read(Duty.SHARE_AFTER_AGREEMENT, ExchangeStore.day(at), today));
            case REFUSED, GRANTED, WITHDRAWN -> Optional.empty();
        };
    }

    /** The reply clock, as it shows on a day: also for a request that was answered before. */
    public ClockReading reply(Request request, LocalDate day) {
        Optional<Pause> pause = request.times().noticeAt()
                .map(at -> new Pause(ExchangeStore.day(at), request.times().completedAt().map(ExchangeStore::day)));
        return clock.read(duty(request), ExchangeStore.day(request.times().submittedAt()), pause,
                request.times().extended(), day);
    }

    /** @return by how much a reply may be put off at most */
    public Deadline longestExtension(LocalDate day) {
        return clock.deadline(Duty.EXTEND_REPLY, day);
    }

    /** @return how an act of the request names its clock: {@code {"calendar":"sha256:…","duty":"reply-conditional"}} */
    public ObjectNode citation(Request request) {
        return CanonicalJson.object().put("calendar", clock.digest()).put("duty", duty(request).id());
    }

    private static Duty duty(Request request) {
        return request.sharing() == SharingClass.UNCONDITIONAL ? Duty.REPLY_UNCONDITIONAL : Duty.REPLY_CONDITIONAL;
    }
}
