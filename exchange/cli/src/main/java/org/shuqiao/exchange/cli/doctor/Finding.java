package org.shuqiao.exchange.cli.doctor;

/**
 * What was found of one part.
 *
 * @param part what was looked at
 * @param text how it is, with version and address; never a secret
 * @param remedy what to do; empty where nothing has to be done
 */
record Finding(Level level, String part, String text, String remedy) {

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

    static Finding ok(String part, String text) {
        return new Finding(Level.OK, part, text, "");
    }

    static Finding unused(String part, String text) {
        return new Finding(Level.UNUSED, part, text, "");
    }

    static Finding warn(String part, String text, String remedy) {
        return new Finding(Level.WARN, part, text, remedy);
    }

    static Finding bad(String part, String text, String remedy) {
        return new Finding(Level.BAD, part, text, remedy);
    }
}
