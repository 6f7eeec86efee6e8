package org.shuqiao.city.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Makes the city's JSON mappers; whoever uses one leaves its settings alone. */
public final class Json {

    /** On one line. */
    public static final ObjectMapper PLAIN = JsonMapper.builder().build();

    /** Indented, for people's eyes. */
    public static final ObjectMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() { }
}
