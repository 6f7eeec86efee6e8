package org.shuqiao.catalog.atlas.publish;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.GlossaryTerms;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.type.AtlasTypes;
import org.shuqiao.catalog.atlas.type.TypeInstaller;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.waiting.PublishQueue;
import org.shuqiao.catalog.waiting.QueuedChange;
import org.shuqiao.standards.pack.StandardPack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes queued changes of the catalogue to Apache Atlas in batches, oldest first. A batch that was written is
 * struck off; one that broke off is written again and leaves the same. What Atlas refuses is told apart from the rest
 * and passed over.
 */
public final class AtlasPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(AtlasPublisher.class);
    private static final int BATCH = 50;
    /** Atlas' graph now and then loses a conflict with itself; written again it goes well. */
    private static final int ATTEMPTS = 3;

    private final Catalog catalog;
    private final ExchangeFacts exchange;
    private final AtlasConnection atlas;
    private final AtlasCircuitBreaker reach;
    private final PublishQueue waiting;
    private final InDoubtCall unfinished = new InDoubtCall(System::nanoTime);
    private final ReentrantLock publishing = new ReentrantLock();
    private Optional<GlossaryTerms> terms = Optional.empty();
    private int size = BATCH;

    public AtlasPublisher(Catalog catalog, ExchangeFacts exchange, AtlasConnection atlas, AtlasCircuitBreaker reach) {
        this.catalog = catalog;
        this.exchange = exchange;
        this.atlas = atlas;
        this.reach = reach;
        this.waiting = catalog.waiting();
    }

    /**
     * Publishes until nothing waits, or another process does it, or a call that broke off may still be at work.
     *
     * @return how many were published
     * @throws CodedException where Atlas cannot be reached; what waits stays
     */
    public int drain() {
        publishing.lock();
        try {
            int published = 0;
            int batch;
            do {
                batch = bite();
                published += batch;
            } while (batch > 0);
            return published;
        } finally {
            publishing.unlock();
        }
    }

    /** One batch. A server too slow for it gets a smaller one next time, so that however slow, it gets on. */
    private int bite() {
        try {
            int done = reach.call(() -> waiting.withLock(this::batch)).orElse(0);
            size = Math.min(BATCH, size * 2);
            return done;
        } catch (CodedException e) {
            size = Math.max(1, size / 2);
            throw e;
        }
    }

    private int batch() {
        List<QueuedChange> first = waiting.first(size);
        if (first.isEmpty()) {
            // nothing to write: asked all the same, so that it is known whether it answers
            atlas.call(client -> client.getAdminStatus());
            return 0;
        }
        if (!unfinished.isResolved(atlas)) {
            return 0; // what waits is written another time
        }
        send(first, prepared());
        return first.size();
    }

    /** Types and glossary, once for a process. */
    private GlossaryTerms prepared() {
        if (terms.isEmpty()) {
            new TypeInstaller(atlas).install(AtlasTypes.all());
            terms = Optional.of(new Glossary(atlas, unfinished).publish(StandardPack.load()));
        }
        return terms.get();
    }

    private void attempt(List<QueuedChange> batch, GlossaryTerms known, int number) {
        try {
            new BatchPublisher(catalog, exchange, atlas, unfinished, known).send(batch);
        } catch (CodedException e) {
            if (e.code() != CatalogCode.ATLAS_FAILED || number == ATTEMPTS) {
                throw e;
            }
            LOG.info("written to Atlas again: {}", e.getMessage());
            attempt(batch, known, number + 1);
        }
    }

    /** Where something in a batch is refused it is halved until that one is found. */
    private void send(List<QueuedChange> batch, GlossaryTerms known) {
        try {
            attempt(batch, known, 1);
            waiting.remove(batch);
        } catch (CodedException e) {
            if (e.code() != CatalogCode.ATLAS_REFUSED) {
                throw e;
            }
            if (batch.size() == 1) {
                LOG.warn("{} {} is not published to Atlas: {}", batch.getFirst().subject(), batch.getFirst().key(),
                        e.getMessage());
                waiting.markRefused(batch.getFirst(), e.code().id());
                return;
            }
            int half = batch.size() / 2;
            send(batch.subList(0, half), known);
            send(batch.subList(half, batch.size()), known);
        }
    }
}
