package org.shuqiao.centre.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;

/**
 * Report of something that happened, as its source tells it.
 *
 * @param id       of the pool's own, made of owner, source and the source's id
 * @param division a code of the city's list, or the source's text where the list does not know it; blank for none
 * @param place    as the source writes it; blank for none
 * @param kind     as the source writes it; blank for none
 */
public record Report(String id, String owner, String source, String sourceId, Instant reportedAt, String division,
        String place, Optional<Point> point, String kind, String title, String status, Progress progress) {

    /** The order in which reports are looked at, whenever they came. */
    static final Comparator<Report> IN_ORDER = Comparator.comparing(Report::reportedAt)
            .thenComparing(Report::source).thenComparing(Report::sourceId).thenComparing(Report::id);

    private static final int ID_DIGITS = 16;

    /** @return the pool's id of a source's row: the same whenever it is drawn, and nothing of the source's id in it */
    static String id(String owner, String source, String sourceId) {
        return "R-" + Sha256.hex(String.join("\n", owner, source, sourceId).getBytes(StandardCharsets.UTF_8))
                .substring(0, ID_DIGITS);
    }
}
