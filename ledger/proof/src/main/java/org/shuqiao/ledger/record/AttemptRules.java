package org.shuqiao.ledger.record;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Validates the consumer's signature in a record, as far as the record alone tells. */
final class AttemptRules {

    private static final Pattern OPENING = Pattern.compile("[0-9a-f]{64}");

    private AttemptRules() { }

    static void check(Attempt attempt, String consumer, String purpose, Optional<String> query, Outcome outcome,
            List<GrantUse> uses) {
        RecordRules.form("attempt.nonce", attempt.nonce(), RecordRules.DIGEST);
        RecordRules.form("attempt.purpose", attempt.purpose(), RecordRules.DIGEST);
        attempt.opening().ifPresent(salt -> RecordRules.form("attempt.opening", salt, OPENING));
        RecordRules.require("attempt", query.isPresent(), "query");
        // a key's name says the department and no person: who asked is not written into the log
        String name = attempt.key().name();
        RecordRules.require("attempt.key", name.endsWith("/" + consumer) || name.endsWith("/" + consumer + "/session"),
                "…/" + consumer);
        boolean granted = outcome instanceof Outcome.Delivered || !uses.isEmpty();
        RecordRules.require("attempt.opening", attempt.states(purpose).orElse(!granted), "purpose");
    }
}
