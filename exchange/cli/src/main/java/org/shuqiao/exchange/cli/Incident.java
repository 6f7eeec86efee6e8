package org.shuqiao.exchange.cli;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.platform.settings.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports an unexpected failure by an incident number. The log gets its stack trace without messages, which may hold
 * data.
 */
final class Incident {

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final int FRAMES = 12;

    private Incident() { }

    /** @return what the user is told */
    static CodedException of(Throwable failure) {
        String number = HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
        StringBuilder places = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            places.append(System.lineSeparator()).append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                places.append(System.lineSeparator()).append("    at ").append(frames[i]);
            }
        }
        LOG.error("incident {}{}", number, places);
        return new CodedException(CommandCode.INSIDE, failure.getClass().getSimpleName(), number,
                Home.fromEnvironment().logs().resolve("server.log"));
    }
}
