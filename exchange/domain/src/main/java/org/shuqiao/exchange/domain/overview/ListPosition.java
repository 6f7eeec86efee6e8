package org.shuqiao.exchange.domain.overview;

import java.time.Instant;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.request.Request;

/**
 * Place of a line in a list that is sorted by time and id, newest first. What is added later stands before it, so a
 * list that is read on from a place shows each line once.
 */
public record ListPosition(Instant at, String id) {

    /** Before every line. */
    public static final ListPosition START = new ListPosition(Instant.parse("9999-12-31T00:00:00Z"), "");

    public static ListPosition of(Request request) {
        return new ListPosition(request.times().submittedAt(), request.id());
    }

    public static ListPosition of(Grant grant) {
        return new ListPosition(grant.issuedAt(), grant.id());
    }
}
