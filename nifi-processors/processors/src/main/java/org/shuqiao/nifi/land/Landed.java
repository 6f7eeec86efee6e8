package org.shuqiao.nifi.land;

import org.shuqiao.nifi.batch.Slice;

/** A batch that is in the landing zone. */
public record Landed(String batch, long sequence, Slice slice, long rows) {
}
