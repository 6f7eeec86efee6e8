package org.shuqiao.nifi.stateless.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.stateless.flow.StatelessDataflow;
import org.apache.nifi.stateless.flow.StatelessDataflowValidation;
import org.apache.nifi.stateless.flow.TriggerResult;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.nifi.flow.WorkerCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Running stateless flow, which lands at most one slice per trigger. */
public final class RunningFlow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningFlow.class);
    private static final Duration ENDING = Duration.ofSeconds(20);

    private final String dataset;
    private final StatelessDataflow dataflow;
    private final List<WorkerEvent.Remark> remarks = new ArrayList<>();

    private RunningFlow(String dataset, StatelessDataflow dataflow) {
        this.dataset = dataset;
        this.dataflow = dataflow;
    }

    /** Outcome of one trigger. */
    public sealed interface Outcome { }

    /** Outcome without new data in the source. */
    public record Nothing() implements Outcome { }

    /**
     * Outcome with a durably landed batch.
     *
     * @param duplicate whether it had been there before
     * @param more whether the source has more for the next slice
     */
    public record Landed(long rows, boolean duplicate, boolean more) implements Outcome { }

    /** Outcome with an error and no landed batch. */
    public record Failed(WorkerEvent.Failed event) implements Outcome { }

    static RunningFlow start(String dataset, StatelessDataflow dataflow) {
        try {
            dataflow.initialize(() -> true);
            StatelessDataflowValidation validation = dataflow.performValidation();
            if (!validation.isValid()) {
                LOG.error("{}", validation);
                throw new CodedException(WorkerCode.FLOW_INVALID, components(validation));
            }
            return new RunningFlow(dataset, dataflow);
        } catch (RuntimeException e) {
            end(dataset, dataflow); // one that never began may not end either
            throw e;
        }
    }

    /** @return the puller's state */
    public Map<String, String> state() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String component : dataflow.getComponentStates(Scope.CLUSTER).values()) {
            try {
                JsonNode state = Json.PLAIN.readTree(component).path("stateValues");
                state.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the engine's state is no JSON");
            }
        }
        return values;
    }

    /** Pulls one slice and lands it. */
    public Outcome trigger() throws InterruptedException {
        TriggerResult result = dataflow.trigger().getResult();
        if (!result.isSuccessful()) {
            Throwable cause = result.getFailureCause().orElseGet(IllegalStateException::new);
            LOG.error("The flow failed", cause);
            return new Failed(WorkerEvent.Failed.of(Optional.of(dataset),
                    new CodedException(WorkerCode.UNEXPECTED, cause.getClass().getSimpleName())));
        }
        List<FlowFile> letters = files(result, Flow.FAILED);
        letters.stream().map(FlowFile::getAttributes).flatMap(attributes -> Flow.remark(dataset, attributes).stream())
                .forEach(remarks::add);
        Optional<FlowFile> failed = letters.stream()
                .filter(letter -> Flow.remark(dataset, letter.getAttributes()).isEmpty()).findFirst();
        if (failed.isPresent()) {
            result.abort(new IllegalStateException("failed"));
            return new Failed(Flow.failed(dataset, failed.get().getAttributes()));
        }
        Optional<FlowFile> landed = files(result, Flow.LANDED).stream().findFirst();
        result.acknowledge();
        return landed.<Outcome>map(file -> new Landed(Long.parseLong(file.getAttribute("shuqiao.rows")),
                Boolean.parseBoolean(file.getAttribute("shuqiao.duplicate")),
                Boolean.parseBoolean(file.getAttribute("shuqiao.more")))).orElseGet(Nothing::new);
    }

    @Override
    public void close() {
        end(dataset, dataflow);
    }

    /** Ends the flow; a driver that hangs keeps its pool from closing, and nobody else from going on. */
    private static void end(String dataset, StatelessDataflow dataflow) {
        Thread ending = Thread.ofPlatform().daemon().name("end").start(dataflow::shutdown);
        try {
            if (!ending.join(ENDING)) {
                LOG.warn("{} does not end; what hangs in it is left behind", dataset);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return what was remarked since this was last asked */
    public List<WorkerEvent.Remark> remarks() {
        List<WorkerEvent.Remark> since = List.copyOf(remarks);
        remarks.clear();
        return since;
    }

    private static List<FlowFile> files(TriggerResult result, String port) {
        List<FlowFile> files = result.getOutputFlowFiles(port);
        return files == null ? List.of() : files;
    }

    private static String components(StatelessDataflowValidation validation) {
        return String.join(", ", validation.toString().lines().map(String::strip).limit(1).toList());
    }
}
