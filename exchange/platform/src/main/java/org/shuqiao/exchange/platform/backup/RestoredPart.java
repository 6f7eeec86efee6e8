package org.shuqiao.exchange.platform.backup;

import java.util.List;

/**
 * Part of a restored platform that was compared with the others.
 *
 * @param part     {@code log}, {@code lake}, {@code receipts}, {@code catalogue}, {@code grants}, {@code keys}
 * @param compared how many were looked at
 * @param missing  what is missing or does not agree, the first of it by name
 */
public record RestoredPart(String part, long compared, List<String> missing) {

    /** @return whether nothing of any part is missing */
    public static boolean sound(List<RestoredPart> parts) {
        return parts.stream().allMatch(part -> part.missing().isEmpty());
    }
}
