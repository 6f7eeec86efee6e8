package org.shuqiao.catalog.atlas.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.atlas.model.instance.AtlasEntity;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.EntityBuilder;

/**
 * In-doubt call to Atlas: one that ended without an answer and may still commit. Atlas keeps no name unique against a
 * call beside it, so whatever is written again meanwhile would be there twice. One call is one transaction there: it is
 * over when everything it wrote is to be found, or, for it may have died with the server, when Atlas has answered for
 * long enough.
 */
final class InDoubtCall {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final long UNANSWERED = -1;

    private final LongSupplier nanoTime;
    private List<AtlasEntity> written = List.of();
    private long answersSince = UNANSWERED;

    /** @param nanoTime of a clock that nobody sets back, as {@link System#nanoTime()} */
    InDoubtCall(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A call with these entities broke off. */
    void brokeOff(List<AtlasEntity> entities) {
        written = List.copyOf(entities);
        answersSince = UNANSWERED;
    }

    /** @return whether nothing that broke off can be at work any more */
    boolean isResolved(AtlasConnection atlas) {
        if (!written.isEmpty() && (isThere(atlas) || answersForLong())) {
            written = List.of();
        }
        return written.isEmpty();
    }

    private boolean isThere(AtlasConnection atlas) {
        try {
            boolean there = written.stream().allMatch(entity -> atlas.find(client -> client.getEntityByAttribute(
                    entity.getTypeName(), Map.of("qualifiedName", EntityBuilder.nameOf(entity)), true, true))
                            .isPresent());
            if (answersSince == UNANSWERED) {
                answersSince = nanoTime.getAsLong();
            }
            return there;
        } catch (CodedException e) {
            answersSince = UNANSWERED; // the call may have stood still as long as the server did
            throw e;
        }
    }

    private boolean answersForLong() {
        return nanoTime.getAsLong() - answersSince > LONG_ENOUGH.toNanos();
    }
}
