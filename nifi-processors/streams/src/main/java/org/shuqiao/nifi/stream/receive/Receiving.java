package org.shuqiao.nifi.stream.receive;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream that is received: its receiver, its spool, and a thread that writes its state every second. */
public final class Receiving implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Inlet inlet;
    private final Receiver receiver;
    private final Thread thread;

    private Receiving(Inlet inlet, Receiver receiver, String name) {
        this.inlet = inlet;
        this.receiver = receiver;
        thread = Thread.ofPlatform().daemon().name("stream-" + name).unstarted(this::look);
    }

    /** @throws CodedException if the spool or the address is taken */
    public static Receiving start(Inlet.Stream stream, Path spool, Clock clock, Function<Inlet, Receiver> receiver) {
        Inlet inlet = Inlet.open(stream, spool, clock);
        try {
            Receiving receiving = new Receiving(inlet, receiver.apply(inlet), stream.id());
            inlet.tell();
            receiving.thread.start();
            return receiving;
        } catch (CodedException e) {
            inlet.fault(e);
            inlet.tell(); // for whoever looks at the stream and not at the log
            inlet.close();
            throw e;
        }
    }

    private void look() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY);
                receiver.tick();
                inlet.tell();
            } catch (InterruptedException e) {
                return;
            } catch (CodedException e) {
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    /** Waits until some rows came, or the patience is over. */
    public void waitForRows(int most, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        long quiet = Long.MAX_VALUE;
        try {
            while (System.nanoTime() < Math.min(end, quiet) && inlet.state().rows() < most) {
                if (quiet == Long.MAX_VALUE && inlet.state().rows() > 0) {
                    quiet = System.nanoTime() + Duration.ofSeconds(2).toNanos();
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return why nothing comes, if it is known */
    public Optional<CodedException> fault() {
        return inlet.fault();
    }

    @Override
    public void close() {
        thread.interrupt();
        receiver.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inlet.tell();
        inlet.close();
    }
}
