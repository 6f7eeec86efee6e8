package org.shuqiao.centre.event;

/** How many reports tell of how many distinct events. */
public record EventCounts(long reports, long distinct) {

    /** @return reports that were merged into another's event */
    public long merged() {
        return reports - distinct;
    }
}
