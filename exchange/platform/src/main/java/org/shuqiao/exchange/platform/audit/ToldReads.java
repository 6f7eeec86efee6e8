package org.shuqiao.exchange.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityKind;

/** Reads of departments' databases that the security log tells of because they belong to no attempt. */
record ToldReads(List<SecurityEvent> all) {

    private static final Duration ABOUT = Duration.ofMinutes(10);

    static ToldReads of(SecurityEntries security) {
        return new ToldReads(security.of(SecurityKind.SOURCE_READ));
    }

    /** @return whether a read under this name was told of: repeated ones are entered once in an hour */
    boolean covers(String department, String reader, Instant at) {
        Optional<SourceReads.Reason> reason = SourceReads.Reason.of(reader);
        if (reason.isEmpty()) {
            return false;
        }
        List<SecurityEvent> entries = all.stream()
                .filter(entry -> entry.about().equals(department)
                        && reason.get().word().equals(entry.details().get("reason"))).toList();
        return reason.get() == SourceReads.Reason.COLLECT ? collecting(entries, at)
                : entries.stream().anyMatch(entry -> !at.isBefore(time(entry).minus(ABOUT))
                        && at.isBefore(time(entry).plus(SecurityJournal.WINDOW).plus(ABOUT)));
    }

    /** Between the beginning of a collection and its end, which may still come. */
    private static boolean collecting(List<SecurityEvent> entries, Instant at) {
        return entries.stream().filter(entry -> "begin".equals(entry.details().get("step"))).anyMatch(begin ->
                !at.isBefore(time(begin).minus(ABOUT)) && entries.stream()
                        .filter(entry -> "end".equals(entry.details().get("step"))
                                && entry.details().get("job").equals(begin.details().get("job")))
                        .noneMatch(end -> at.isAfter(time(end).plus(ABOUT))));
    }

    private static Instant time(SecurityEvent entry) {
        return entry.time().toInstant();
    }
}
