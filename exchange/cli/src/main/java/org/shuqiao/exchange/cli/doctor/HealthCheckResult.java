package org.shuqiao.exchange.cli.doctor;

/**
 * Result of one health check.
 *
 * @param part what was looked at
 * @param text how it is, with version and address; never a secret
 * @param remedy what to do; empty where nothing has to be done
 */
record HealthCheckResult(Level level, String part, String text, String remedy) {

    enum Level {
        /** There and answering. */
        OK,
        /** Usable, but worth knowing. */
        WARN,
        /** Not in use: an embedded part stands in its place. */
        UNUSED,
        /** Configured or needed, and not working. */
        BAD
    }

    static HealthCheckResult ok(String part, String text) {
        return new HealthCheckResult(Level.OK, part, text, "");
    }

    static HealthCheckResult unused(String part, String text) {
        return new HealthCheckResult(Level.UNUSED, part, text, "");
    }

    static HealthCheckResult warn(String part, String text, String remedy) {
        return new HealthCheckResult(Level.WARN, part, text, remedy);
    }

    static HealthCheckResult bad(String part, String text, String remedy) {
        return new HealthCheckResult(Level.BAD, part, text, remedy);
    }
}
