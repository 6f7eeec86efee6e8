package org.shuqiao.exchange.platform.assembly;

import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContextException;

/** Finds what a service failed with that did not open, in what Spring says of its bean. */
public final class StartFailure {

    private StartFailure() { }

    /** @return the service's own exception, so that users see its code; Spring's own where nothing else failed */
    public static RuntimeException of(RuntimeException thrown) {
        RuntimeException failure = thrown;
        while ((failure instanceof BeansException || failure instanceof ApplicationContextException)
                && failure.getCause() instanceof RuntimeException cause) {
            failure = cause;
        }
        return failure;
    }
}
