package org.shuqiao.contracts.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Makes the mappers for JSON trees and plain values; whoever uses one leaves its settings alone. */
public final class Json {

    /** On one line. */
    public static final JsonMapper PLAIN = JsonMapper.builder().build();

    /** Indented, for people's eyes. */
    public static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Refuses a tree with a key that is there twice: what is signed must not mean two things. */
    public static final JsonMapper STRICT =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

    private Json() { }
}
