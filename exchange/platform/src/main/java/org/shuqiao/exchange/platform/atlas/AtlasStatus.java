package org.shuqiao.exchange.platform.atlas;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;

/**
 * Status of the Apache Atlas behind the platform.
 *
 * @param url where it is looked at
 * @param failingSince since when it does not answer; empty where it does
 * @param failure with what it fails
 * @param answered when it answered last, since the platform started
 * @param waiting how much waits to be published to it
 * @param since since when the oldest of it waits
 * @param refused how much it refused
 */
public record AtlasStatus(URI url, Optional<Instant> failingSince, Optional<CodedException> failure,
        Optional<Instant> answered, long waiting, Optional<Instant> since, long refused) {

    /** In one word. */
    public enum State {
        /** Nobody asked it yet. */
        UNKNOWN,
        /** It answers and has everything. */
        CURRENT,
        /** It answers; some is on its way. */
        PUBLISHING,
        /** It does not answer, or does not let the platform in. */
        FAILING
    }

    public State state() {
        if (failingSince.isPresent()) {
            return State.FAILING;
        }
        return answered.isEmpty() ? State.UNKNOWN : waiting > 0 ? State.PUBLISHING : State.CURRENT;
    }
}
