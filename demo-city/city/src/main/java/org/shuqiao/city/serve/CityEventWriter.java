package org.shuqiao.city.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuqiao.city.json.Json;

/** Writer of progress events as JSON lines. */
public final class CityEventWriter {

    private final PrintStream out;

    public CityEventWriter(PrintStream out) {
        this.out = out;
    }

    /** One event with its facts, given as name, value, name, value … */
    public synchronized void write(String event, Object... facts) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        for (int i = 0; i < facts.length; i += 2) {
            line.put((String) facts[i], facts[i + 1]);
        }
        try {
            out.println(Json.PLAIN.writeValueAsString(line));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event holds something that is not JSON", e);
        }
    }
}
