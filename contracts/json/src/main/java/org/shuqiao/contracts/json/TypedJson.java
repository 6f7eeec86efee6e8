package org.shuqiao.contracts.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Makes the mappers for Java records: an empty optional is null, a time is ISO 8601 text that keeps its offset. A
 * module that uses it names Jackson's two modules for these types, which {@link Json} does without.
 */
public final class TypedJson {

    /** Passes over fields that a record does not have, so that a newer writer can be read. */
    public static final JsonMapper OPEN = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Refuses fields that a record does not have: what is stored must come back whole. */
    public static final JsonMapper CLOSED = OPEN.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TypedJson() { }
}
