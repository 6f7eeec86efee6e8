package org.shuqiao.query.jdbc;

import java.util.Optional;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;

/** A statement while it runs, which its connection stops: when its time is over, or when the client closes it. */
public final class RunningStatement {

    private Optional<Consumer<CodedException>> stopper = Optional.empty();
    private Optional<CodedException> why = Optional.empty();

    /** @param stopper ends what has begun to run, and does not wait for it */
    public synchronized void startedAs(Consumer<CodedException> stopper) {
        this.stopper = Optional.of(stopper);
        why.ifPresent(stopper);
    }

    /** Ends it; the first reason counts. */
    synchronized void stop(CodedException reason) {
        why = why.or(() -> Optional.of(reason));
        enforce();
    }

    /** Stops it once more where it has to end: what was only about to read when it was stopped reads now. */
    synchronized void enforce() {
        why.ifPresent(reason -> stopper.ifPresent(known -> known.accept(reason)));
    }
}
