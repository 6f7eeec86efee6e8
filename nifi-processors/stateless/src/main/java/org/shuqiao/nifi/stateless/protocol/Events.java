package org.shuqiao.nifi.stateless.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.shuqiao.contracts.json.Json;

/** The JSON lines by which the worker reports; nothing else may reach its standard output. */
public final class Events {

    private static final ObjectMapper JSON = Json.PLAIN;

    private final PrintStream out;
    private final int of;

    /** @param of how many datasets the job has */
    public Events(PrintStream out, int of) {
        this.out = out;
        this.of = of;
    }

    /** @param done datasets that are finished */
    public void progress(String dataset, int done, long rows) {
        print(event("progress").put("step", "collect").put("dataset", dataset).put("done", done).put("of", of)
                .put("rows", rows));
    }

    public void dataset(String dataset, long batches, long rows) {
        print(event("dataset").put("dataset", dataset).put("batches", batches).put("rows", rows)
                .put("unchanged", batches == 0));
    }

    /** @param state how the flow of the dataset stands on a server, or what deploying it does */
    public void flow(String dataset, String state, List<String> changes, Map<String, Long> counts) {
        ObjectNode event = event("flow").put("dataset", dataset).put("state", state);
        changes.forEach(event.putArray("changes")::add);
        counts.forEach(event::put);
        print(event);
    }

    public void failed(String dataset, Failure failure) {
        print(event("failed").put("dataset", dataset).put("code", failure.code()).put("zh", failure.zh())
                .put("en", failure.en()));
    }

    /** The worker itself failed. */
    public void failed(Failure failure) {
        print(event("failed").put("code", failure.code()).put("zh", failure.zh()).put("en", failure.en()));
    }

    public void done(long peakMemoryBytes, double seconds) {
        print(event("done").put("peakMemoryBytes", peakMemoryBytes)
                .put("seconds", Math.round(seconds * 1000) / 1000.0));
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    private synchronized void print(ObjectNode event) {
        try {
            out.println(JSON.writeValueAsString(event));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
