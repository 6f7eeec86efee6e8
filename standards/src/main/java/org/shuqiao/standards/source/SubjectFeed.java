package org.shuqiao.standards.source;

import java.util.Map;
import org.shuqiao.standards.document.Place;

/**
 * Feed of a dataset into golden records.
 *
 * @param key output column with the subject's key
 * @param fields subject field → output column
 * @param rank who is believed first: 1 before 2
 */
public record SubjectFeed(Kind kind, String key, Map<String, String> fields, int rank, Place place) {

    /** Kind of subject: 人 企 地 物 政. */
    public enum Kind {
        PERSON,
        ENTERPRISE,
        PLACE,
        THING,
        GOVERNMENT
    }
}
