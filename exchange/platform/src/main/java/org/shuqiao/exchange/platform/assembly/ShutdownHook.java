package org.shuqiao.exchange.platform.assembly;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Closes the platform when the process ends, in the middle of a start too; no longer once the platform is closed. */
final class ShutdownHook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

    private final Thread thread;

    private ShutdownHook(ConfigurableApplicationContext context) {
        this.thread = new Thread(() -> close(context), "close-platform");
    }

    static ShutdownHook closing(ConfigurableApplicationContext context) {
        ShutdownHook hook = new ShutdownHook(context);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /**
     * Closing a context waits for its start, which may wait for a store that is gone; what is open closes without it.
     */
    private static void close(ConfigurableApplicationContext context) {
        if (context.isRunning()) {
            context.close();
        } else {
            context.getBeanFactory().destroySingletons();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending already");
        }
    }
}
