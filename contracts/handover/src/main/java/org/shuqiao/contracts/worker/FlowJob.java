package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalLong;

/**
 * Orders the collect worker to look after the flows on a NiFi server; it answers by {@link WorkerEvent.Flow} events.
 *
 * @param nifi the server
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonIgnoreProperties("sample")
public record FlowJob(Action action, String landing, String state, String work, String secrets, List<String> sources,
        OptionalLong quotaBytes, NifiServer nifi, SourceOptions options) implements CollectorJob {

    public FlowJob {
        sources = sources == null ? List.of() : List.copyOf(sources);
        quotaBytes = quotaBytes == null ? OptionalLong.empty() : quotaBytes;
        options = options == null ? SourceOptions.NONE : options;
    }

    public FlowJob(Action action, String landing, String state, String work, String secrets, List<String> sources,
            OptionalLong quotaBytes, NifiServer nifi) {
        this(action, landing, state, work, secrets, sources, quotaBytes, nifi, SourceOptions.NONE);
    }

    /** Action on the flow of each source. */
    public enum Action {
        /** Tell what deploying would change, and change nothing. */
        @JsonProperty("plan") PLAN,
        /** Bring the flow to the server, where it then runs by itself. */
        @JsonProperty("deploy") DEPLOY,
        @JsonProperty("start") START,
        @JsonProperty("stop") STOP,
        @JsonProperty("remove") REMOVE,
        /** Tell how it stands. */
        @JsonProperty("status") STATUS
    }
}
