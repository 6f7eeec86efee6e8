package org.shuqiao.ledger.verifier;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/**
 * Steps proven of a receipt; a step that is absent could not be proven from the files at hand.
 *
 * @param steps each proven step with how far it can be trusted
 * @param witnesses how many witnesses cosigned the log's head
 */
public record Trail(Map<Step, Strength> steps, int witnesses, Optional<VerifiedBlock> block) {

    /** Trust that a step deserves. */
    public enum Strength {
        /** Whoever has the whole platform could not have made it. */
        STRONG,
        /** The platform holds the key, or its log-in alone vouched for the person. */
        HOSTED
    }

    public Trail {
        steps = Collections.unmodifiableMap(new EnumMap<>(steps));
    }

    public boolean proves(Step step) {
        return steps.containsKey(step);
    }

    /** @return whether all is proven that such a record has, back to the entry where it was granted or requested */
    boolean provesAllOf(ExchangeRecordDraft record) {
        return Arrays.stream(Step.values()).filter(step -> step != Step.WITNESSES && step != Step.BLOCK)
                .filter(step -> step.isOf(record)).allMatch(this::proves);
    }

    /** @return whether the way leads from the record to the entry, and both sides signed */
    public boolean complete() {
        return proves(Step.CONSUMER) && proves(Step.GRANT) && proves(Step.DECISION) && proves(Step.REQUEST)
                && proves(Step.ENTRY);
    }
}
