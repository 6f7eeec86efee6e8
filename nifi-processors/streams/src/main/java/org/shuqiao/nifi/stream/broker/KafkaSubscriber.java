package org.shuqiao.nifi.stream.broker;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;

/** Receiver of topics of Kafka: reads in a thread of its own and connects again whatever happened. */
public final class KafkaSubscriber implements Receiver {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Held, since a level is forgotten with its logger. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    private final KafkaSettings settings;
    private final Inlet inlet;
    private final KafkaMessages messages;
    private final Thread thread;
    private KafkaReading reading;
    private boolean closed;

    private KafkaSubscriber(KafkaSettings settings, Inlet inlet) {
        this.settings = settings;
        this.inlet = inlet;
        messages = new KafkaMessages(inlet);
        thread = Thread.ofPlatform().daemon().name("kafka-" + settings.group()).unstarted(this::run);
        // its login modules are looked for by name, in a NiFi as here
        thread.setContextClassLoader(KafkaSubscriber.class.getClassLoader());
    }

    /** Keeps the client from telling each setting and each attempt; where the JDK's logging is used. */
    public static void quieten() {
        CLIENT.setLevel(Level.WARNING);
    }

    /** Begins; brokers that are not there are tried again and again. */
    public static KafkaSubscriber start(KafkaSettings settings, Inlet inlet) {
        KafkaSubscriber subscriber = new KafkaSubscriber(settings, inlet);
        subscriber.thread.start();
        return subscriber;
    }

    private void run() {
        while (!isClosed()) {
            try {
                read();
            } catch (WakeupException | InterruptException e) {
                // it is closed
            } catch (CodedException e) {
                inlet.fault(e);
            } catch (KafkaException | IllegalStateException e) {
                inlet.fault(KafkaFaults.of(e, settings));
            }
            pause();
        }
    }

    private void read() {
        try (KafkaReading open = new KafkaReading(settings, inlet, messages)) {
            synchronized (this) {
                reading = open;
            }
            while (!isClosed()) {
                open.turn();
            }
        } finally {
            synchronized (this) {
                reading = null;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void pause() {
        long end = System.nanoTime() + RETRY.toNanos();
        try {
            while (!closed && System.nanoTime() < end) {
                wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void tick() {
        // it has a thread of its own
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
            if (reading != null) {
                reading.wake();
            }
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
