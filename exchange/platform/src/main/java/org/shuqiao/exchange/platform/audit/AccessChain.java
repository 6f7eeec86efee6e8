package org.shuqiao.exchange.platform.audit;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityKind;

/** Reads the lines of a log and follows their marks. */
record AccessChain(AccessFiles files, GatewayKey key) {

    /**
     * Beginning of the lines, behind the last day that two persons agreed to erase.
     *
     * @param number of the last line that was erased, 0 when none was
     * @param until  end of its day
     */
    record Erased(long number, String mark, Instant until) { }

    /** @param kind of the log as entries name it */
    Erased erased(String kind, SecurityEntries security) {
        return security.of(SecurityKind.ERASED).stream()
                .filter(entry -> entry.about().equals(kind)).map(SecurityEvent::details)
                .map(told -> new Erased(Long.parseLong(told.getOrDefault(AccessLogDays.NUMBER, "0")),
                        told.getOrDefault(AccessLogDays.MARK, ""),
                        LocalDate.parse(told.get(AccessLogDays.DAY)).plusDays(1).atStartOfDay(ExchangeStore.ZONE)
                                .toInstant()))
                .max(Comparator.comparingLong(Erased::number)).orElse(new Erased(0, "", Instant.MIN));
    }

    void read(Erased erased, Consumer<Finding> found, Consumer<AccessLine> each) throws IOException {
        new Reading(erased, found).read(each);
    }

    /** Walk over the lines. */
    private final class Reading {

        private final Consumer<Finding> found;
        private long number;
        private String mark;

        Reading(Erased erased, Consumer<Finding> found) {
            this.found = found;
            this.number = erased.number();
            this.mark = erased.mark();
        }

        void read(Consumer<AccessLine> each) throws IOException {
            files.forEach((place, text) -> {
                AccessLine line;
                try {
                    line = AccessLine.parse(text);
                } catch (CodedException e) {
                    damaged(place, e.code().id());
                    return;
                }
                if (line.number() != number + 1) {
                    damaged(place, "number " + line.number() + " follows " + number);
                } else if (!line.follows(key, mark)) {
                    damaged(place, "not what this gateway wrote");
                }
                number = line.number();
                mark = line.mark();
                each.accept(line);
            });
        }

        private void damaged(String place, String what) {
            found.accept(new Finding(FindingKind.ACCESS_LOG_DAMAGED, place, what));
        }
    }
}
