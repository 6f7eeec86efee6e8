package org.shuqiao.nifi.stream.receive;

import java.io.Closeable;

/** Receiver of one stream; it takes what comes into an {@link Inlet} until it is closed. */
public interface Receiver extends Closeable {

    /** Looks after what time brings; called about once a second. */
    void tick();

    @Override
    void close();
}
