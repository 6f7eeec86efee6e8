package org.shuqiao.exchange.platform.atlas;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.publish.AtlasPublisher;
import org.shuqiao.catalog.atlas.read.AtlasCatalogue;
import org.shuqiao.catalog.published.PublishedCatalogue;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.catalog.waiting.QueueStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the catalogue to Apache Atlas on a thread of its own. An Atlas that hangs blocks nothing else.
 */
public final class AtlasPublication implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AtlasPublication.class);
    private static final Duration READERS_WAIT = Duration.ofSeconds(5);
    private static final Duration PUBLISHER_WAITS = Duration.ofSeconds(60);
    private static final int PAUSE_SECONDS = 5;

    private final AtlasAddress address;
    private final Catalog catalog;
    private final ExchangeFactsReader exchange;
    private final AtlasCircuitBreaker reach;
    private final AtlasConnection reading;
    private final AtlasConnection writing;
    private final AtlasPublisher publisher;
    private final AtlasCatalogue published;
    private final ScheduledExecutorService thread;
    private String told = "";

    private AtlasPublication(AtlasAddress address, Catalog catalog, ExchangeFactsReader exchange, Clock clock) {
        this.address = address;
        this.catalog = catalog;
        this.exchange = exchange;
        this.reach = new AtlasCircuitBreaker(clock);
        this.reading = new AtlasConnection(address, READERS_WAIT);
        this.writing = new AtlasConnection(address, PUBLISHER_WAITS);
        this.publisher = new AtlasPublisher(catalog, exchange.facts(), writing, reach);
        this.published = new AtlasCatalogue(reading, publisher, reach);
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> Thread.ofPlatform().name("atlas").daemon()
                .unstarted(work));
    }

    /** Begins to publish; whether the Atlas answers is found out beside, and told by {@link #status()}. */
    public static AtlasPublication start(AtlasAddress address, Catalog catalog, ExchangeFactsReader exchange,
            Clock clock) {
        AtlasPublication publication = new AtlasPublication(address, catalog, exchange, clock);
        publication.thread.scheduleWithFixedDelay(publication::publish, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        return publication;
    }

    /** Publishes everything anew, beginning soon. */
    public void publishAll() {
        catalog.waiting().addAll();
        exchange.requests().forEach(number -> catalog.waiting().add(ChangeKind.REQUEST, number));
        exchange.grants().forEach(number -> catalog.waiting().add(ChangeKind.GRANT, number));
        publishNow();
    }

    /** Publishes what waits without waiting for the next time. */
    public void publishNow() {
        thread.execute(this::publish);
    }

    public AtlasStatus status() {
        QueueStatus count = catalog.waiting().count();
        return new AtlasStatus(address.url(), reach.failedSince(), reach.failure(), reach.answered(), count.waiting(),
                count.since(), count.refused());
    }

    /** @return the catalogue as the Atlas tells it; reading it fails at once while it does not answer */
    public PublishedCatalogue published() {
        return published;
    }

    private void publish() {
        try {
            publisher.drain();
            tell("", "Apache Atlas answers and has everything");
        } catch (CodedException e) {
            tell(e.code().id(), e.getMessage());
        } catch (RuntimeException e) {
            // of the store, when the platform closes, or of nothing we know: the next time tries again
            LOG.warn("publishing to Apache Atlas failed and is tried again: {}", e.getClass().getName());
        }
    }

    /** Once for each change, not for each attempt. */
    private void tell(String state, String text) {
        if (!state.equals(told)) {
            told = state;
            LOG.info(text);
        }
    }

    /** What is on its way is broken off; it waits still and is published after the next start. */
    @Override
    public void close() {
        thread.shutdownNow();
        reading.close();
        writing.close();
    }
}
