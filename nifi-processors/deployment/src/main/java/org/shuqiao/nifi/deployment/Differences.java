package org.shuqiao.nifi.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.flow.Flow;

/** Differences between a flow and the one on the server, in words. */
final class Differences {

    private Differences() { }

    /** @param there properties as {@code component.property} */
    static List<String> of(Map<String, String> there, Flow flow) {
        Map<String, String> here = new TreeMap<>();
        try {
            for (JsonNode processor : Json.PLAIN.readTree(flow.json()).path("flowContents").path("processors")) {
                processor.path("properties").properties().forEach(property -> here.put(
                        processor.path("name").asText() + "." + property.getKey(), property.getValue().asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(here.keySet());
        there.keySet().stream().filter(name -> !name.endsWith("Service")).forEach(names::add);
        for (String name : names) {
            String before = there.getOrDefault(name, "");
            String after = here.getOrDefault(name, "");
            boolean secret = before.startsWith("***") || after.startsWith("#{");
            boolean service = name.endsWith("Service"); // the server gives it an id of its own
            if (!secret && !service && !after.isEmpty() && !before.equals(after)) {
                changes.add(name + ": " + before + " → " + after);
            }
        }
        return changes.isEmpty() ? List.of("secret") : changes;
    }
}
