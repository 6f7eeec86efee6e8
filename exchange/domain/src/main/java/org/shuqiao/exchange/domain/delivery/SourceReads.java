package org.shuqiao.exchange.domain.delivery;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.query.source.SourceReading;

/**
 * Names by which the gateway's reads appear in the sources' own logs: of an attempt with the id of its record, of
 * anything else with its reason. What is no attempt has no record, and is entered into the security log instead.
 */
public final class SourceReads {

    private static final Pattern ATTEMPT = Pattern.compile(SourceReading.PLATFORM + " ([0-9A-HJKMNP-TV-Z]{26})");

    private final SecurityJournal journal;

    public SourceReads(SecurityJournal journal) {
        this.journal = journal;
    }

    /** Reason for which the gateway reads a source when nobody queries. */
    public enum Reason {
        /** The columns of a table that is to be bound. */
        STRUCTURE("structure"),
        /** The re-identification risk of a grant before it is signed. */
        RISK("risk"),
        /** The number behind a relay's handle. */
        RELAY("relay"),
        /** The collection of a dataset. */
        COLLECT("collect");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** @return the name in entries of the security log */
        public String word() {
            return word;
        }

        public String reader() {
            return SourceReading.PLATFORM + " " + word;
        }

        public static Optional<Reason> of(String reader) {
            return Arrays.stream(values()).filter(each -> each.reader().equals(reader)).findFirst();
        }
    }

    static String reader(String record) {
        return SourceReading.PLATFORM + " " + record;
    }

    /** @return the id of the record that a name stands for */
    public static Optional<String> record(String reader) {
        Matcher attempt = ATTEMPT.matcher(reader);
        return attempt.matches() ? Optional.of(attempt.group(1)) : Optional.empty();
    }

    /** Tells that a collection of a department's datasets begins or has ended. */
    public void collecting(String job, String department, boolean begins) {
        journal.enter(SecurityKind.SOURCE_READ, "", department, Map.of("reason", Reason.COLLECT.word(), "job", job,
                "step", begins ? "begin" : "end"));
    }

    /**
     * Tells, before it happens, that a department's database is read without an attempt.
     *
     * @param account who caused it; blank for the platform itself
     * @return the name to read it by
     */
    public String tell(Reason reason, String account, String department) {
        journal.count(1, SecurityKind.SOURCE_READ, account, department, Map.of("reason", reason.word()));
        return reason.reader();
    }
}
