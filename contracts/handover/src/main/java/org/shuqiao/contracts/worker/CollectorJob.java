package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.shuqiao.contracts.run.RunJson;

/** A job of the collect worker: to collect, or to look after the flows on a NiFi server. */
public sealed interface CollectorJob extends WorkerJob permits CollectJob, FlowJob {

    /** @return paths of the source files to work on */
    List<String> sources();

    /** @return folder of the landing zone */
    String landing();

    /** @return folder where the worker keeps its copy of what was pulled */
    String state();

    /** @return folder where it unpacks and buffers; nothing there is worth keeping */
    String work();

    /** @return folder of the secrets that the source files name */
    String secrets();

    /** @return folder with a spool for each stream, of the name of its dataset */
    default String spools() {
        return Path.of(state()).resolveSibling("streams").toString();
    }

    /** @return what it has to know of sources beyond their files */
    SourceOptions options();

    /** @return how many bytes the landing zone may hold */
    OptionalLong quotaBytes();

    /**
     * Reads a job by its {@code action}: with {@code collect}, or none, it is a {@link CollectJob}, with any other a
     * {@link FlowJob}.
     *
     * @throws UncheckedIOException if the text is no such job, or names something that a job does not have
     */
    static CollectorJob parse(String json) {
        String action = RunJson.parse(json, JsonNode.class).path("action").asText(CollectJob.ACTION);
        return action.equals(CollectJob.ACTION)
                ? RunJson.parseWhole(json, CollectJob.class) : RunJson.parseWhole(json, FlowJob.class);
    }
}
