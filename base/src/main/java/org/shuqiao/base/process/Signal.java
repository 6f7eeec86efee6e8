package org.shuqiao.base.process;

import java.nio.file.Path;
import java.time.Duration;

/** Makes a process hang, as a machine under load does, and go on. */
public enum Signal {

    /** It keeps its connections and answers nothing. */
    STOP,
    /** A stopped one goes on. */
    CONT;

    private static final Duration SOON = Duration.ofSeconds(10);

    public void send(long pid) {
        Command.Result sent = Command.of(Path.of("kill"), "-" + name(), Long.toString(pid)).run(SOON);
        if (!sent.good()) {
            throw new IllegalStateException("kill -" + name() + " " + pid + " failed: " + sent.output());
        }
    }
}
