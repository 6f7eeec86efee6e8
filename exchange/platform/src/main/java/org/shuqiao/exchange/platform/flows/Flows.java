package org.shuqiao.exchange.platform.flows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.platform.jobs.NifiSettings;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.nifi.remote.FlowInspector;
import org.shuqiao.nifi.remote.FlowStatus;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.standards.source.SourceFile;

/** Flows on the NiFi server and landed batches of the datasets. */
public final class Flows {

    /** Somebody waits for the page. */
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final int BATCHES = 20;

    private final Configuration.Collect settings;
    private final Home home;
    private final LandedBatches landed;

    public Flows(Configuration.Collect settings, Home home) {
        this.settings = settings;
        this.home = home;
        this.landed = new LandedBatches(home.landing());
    }

    /** @return whether a NiFi server collects */
    public boolean onServer() {
        return !settings.nifi().isBlank();
    }

    /** @return the newest batches, the newest first */
    public List<LandedBatches.Batch> batches(SourceFile source) {
        return landed.of(source, BATCHES);
    }

    /** @return how the dataset's flow stands on the server; nothing where it has none */
    public Optional<FlowStatus> status(SourceFile source) {
        try (NifiClient nifi = client()) {
            return new FlowInspector(nifi).status(source.id());
        }
    }

    /** @return what happened to a batch on the server */
    public List<FlowStatus.Event> events(SourceFile source, LandedBatches.Batch batch) {
        try (NifiClient nifi = client()) {
            return new FlowInspector(nifi).provenanceEvents(source.id(), batch.id());
        }
    }

    private NifiClient client() {
        return new NifiClient(NifiSettings.access(settings, home), ANSWER);
    }
}
