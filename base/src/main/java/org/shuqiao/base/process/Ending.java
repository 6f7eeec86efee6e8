package org.shuqiao.base.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asks first, and ends by force what does not end in time (one that hangs cannot). */
public final class Ending {

    private Ending() { }

    /** Asks a child of this process to end, and closes the pipes to it. */
    public static void of(Process process, Duration atMost) {
        process.destroy();
        await(process.toHandle(), atMost);
    }

    /** Asks a process to end. */
    public static void of(ProcessHandle process, Duration atMost) {
        process.destroy();
        await(process, atMost);
    }

    /** Waits for the end of a process that was asked to end; it has ended when this returns, unless interrupted. */
    public static void await(ProcessHandle process, Duration atMost) {
        try {
            process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
