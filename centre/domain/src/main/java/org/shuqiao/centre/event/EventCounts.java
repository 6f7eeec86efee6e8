package org.shuqiao.centre.event;

/** Numbers of reports and of the distinct events that they tell of. */
public record EventCounts(long reports, long distinct) {

    /** @return reports that were merged into another's event */
    public long merged() {
        return reports - distinct;
    }
}
