package org.shuqiao.nifi.flow;

import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.worker.SourceOptions;
import org.shuqiao.contracts.worker.WorkerEvent;

/**
 * NiFi flow that collects one dataset.
 *
 * @param json the flow definition, as a NiFi server imports it; it holds no secret
 * @param context the name of its parameter context
 * @param secrets the values of its sensitive parameters, by name
 */
public record Flow(String dataset, String json, String context, Map<String, String> secrets) {

    /** The name of the puller. */
    public static final String PULL = "pull";
    /** The parameter that says where the puller begins. */
    public static final String STATE = "state";
    /** The output port for landed batches. */
    public static final String LANDED = "landed";
    /** The output port for what failed. */
    public static final String FAILED = "failed";

    /** @return the remark that a FlowFile of the port for what failed is, if it is one */
    public static Optional<WorkerEvent.Remark> remark(String dataset, Map<String, String> attributes) {
        return Boolean.parseBoolean(attributes.get("shuqiao.remark"))
                ? Optional.of(new WorkerEvent.Remark(dataset, attributes.get("shuqiao.error.code"),
                        attributes.get("shuqiao.error.zh"), attributes.get("shuqiao.error.en")))
                : Optional.empty();
    }

    /** @return the failure that a FlowFile of the port for what failed tells */
    public static WorkerEvent.Failed failed(String dataset, Map<String, String> attributes) {
        return new WorkerEvent.Failed(Optional.of(dataset), attributes.get("shuqiao.error.code"),
                attributes.get("shuqiao.error.zh"), attributes.get("shuqiao.error.en"),
                Optional.ofNullable(attributes.get("shuqiao.change")));
    }

    /**
     * Options of a run.
     *
     * @param state the puller's state values to begin with; empty to begin at the beginning
     * @param stays whether the flow outlives this run: then it says where it begins by a parameter even where it begins
     *     at the beginning, so that it is the same flow whatever was landed
     * @param shrunken whether a snapshot may have lost any number of rows
     * @param reconcile whether it looks for rows that are gone, instead of new ones
     * @param sources what has to be known of sources beyond their files
     * @param spools folder with a spool for each stream
     */
    public record Options(String landing, Optional<Long> quotaBytes, Optional<Long> sample,
            Map<String, String> state, boolean stays, boolean shrunken, boolean reconcile,
            SourceOptions sources, String spools) { }
}
