package org.shuqiao.exchange.domain.overview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Explanation of an answer: from its record over the grants to the decision, the entry and the legal basis.
 *
 * @param record  id of the record
 * @param refusal code of why it was refused, where it was
 * @param grants  that were used; of a refusal that used none, the consumer's for the same resource and purpose
 */
public record Explanation(String record, String outcome, Optional<String> refusal, List<OfGrant> grants) {

    public Explanation {
        grants = List.copyOf(grants);
    }

    /**
     * One grant and what it stands on.
     *
     * @param used       whether the record used it
     * @param rows       which rows there are
     * @param decidedBy  who decided the request: a login, or a rule
     * @param needed     the legal text on which the consumer relied
     * @param sharing    the entry's sharing class
     * @param basis      the legal basis of that class; blank where it needs none
     */
    public record OfGrant(String grant, boolean used, Words rows, String request, String decidedBy,
            Optional<Instant> decidedAt, String needed, String resource, int version, String title, String provider,
            String sharing, String basis, List<OfItem> items) {

        public OfGrant {
            items = List.copyOf(items);
        }
    }

    /**
     * An item of the entry.
     *
     * @param treatment {@code clear}, {@code masked}, {@code placed}, {@code refused} or {@code not-asked}
     * @param rule      mask, positions or the rule that a refusal cites; blank where there is none
     */
    public record OfItem(String item, String title, String treatment, String rule, Words why) { }

    /** The same in both languages. */
    public record Words(String zh, String en) { }
}
