package org.shuqiao.exchange.platform.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.assembly.Exchange;
import org.shuqiao.exchange.platform.ledger.Anchoring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked after every few seconds: deadlines, the outbox, the log's anchor; at its end the log is anchored once more. */
final class Tending implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tending.class);
    private static final int SECONDS = 5;

    private final Exchange exchange;
    private final Anchoring anchoring;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "tend"));

    Tending(Exchange exchange, Anchoring anchoring) {
        this.exchange = exchange;
        this.anchoring = anchoring;
        timer.scheduleWithFixedDelay(this::tend, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void tend() {
        try {
            exchange.tend();
            anchoring.tend();
        } catch (RuntimeException e) {
            LOG.warn("tending failed and is tried again: {}", failure(e));
        }
    }

    /** A coded error has no values in it; the words of any other exception may. */
    private static String failure(RuntimeException e) {
        return e instanceof CodedException coded ? coded.getMessage() : e.getClass().getName();
    }

    @Override
    public void close() {
        timer.close(); // waits for what is being tended
        anchoring.anchor();
    }
}
