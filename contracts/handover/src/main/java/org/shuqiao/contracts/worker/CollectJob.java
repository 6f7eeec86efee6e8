package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Orders the collect worker to land what the sources have that is new.
 *
 * @param sample rows of each dataset at most, then no state is kept
 * @param nifi the server that collects; none: the worker's own process
 * @param shrunken whether somebody has said that a snapshot may have lost more rows than it may by itself
 * @param reconcile whether rows that are gone at their sources are looked for, due or not
 * @param spool folder of what streams sent, where it is not beside that of the state
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonIgnoreProperties("action")
public record CollectJob(String landing, String state, String work, String secrets, List<String> sources,
        OptionalLong quotaBytes, OptionalLong sample, Optional<NifiServer> nifi, boolean shrunken,
        boolean reconcile, SourceOptions options, Optional<String> spool) implements CollectorJob {

    /** The word that may stand in a file as its action. */
    static final String ACTION = "collect";

    public CollectJob {
        sources = sources == null ? List.of() : List.copyOf(sources);
        quotaBytes = quotaBytes == null ? OptionalLong.empty() : quotaBytes;
        sample = sample == null ? OptionalLong.empty() : sample;
        nifi = nifi == null ? Optional.empty() : nifi;
        options = options == null ? SourceOptions.NONE : options;
        spool = spool == null ? Optional.empty() : spool;
    }

    /** A job without such a word. */
    public CollectJob(String landing, String state, String work, String secrets, List<String> sources,
            OptionalLong quotaBytes, OptionalLong sample, Optional<NifiServer> nifi) {
        this(landing, state, work, secrets, sources, quotaBytes, sample, nifi, false, false, SourceOptions.NONE,
                Optional.empty());
    }

    @Override
    public String spools() {
        return spool.orElseGet(CollectorJob.super::spools);
    }
}
