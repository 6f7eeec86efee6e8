package org.shuqiao.query.source;

import java.time.Duration;

/**
 * Terms on which a source is read.
 *
 * @param time   that a statement may take at most
 * @param reader by which name the source's own log knows who reads: 1 to 63 letters, digits, spaces and hyphens
 */
public record SourceReading(Duration time, String reader) {

    /** Reader that names nothing more than the platform. */
    public static final String PLATFORM = "shuqiao";

    public SourceReading {
        if (!reader.matches("[A-Za-z0-9 -]{1,63}")) {
            throw new IllegalArgumentException("reader");
        }
    }

    public static SourceReading within(Duration time) {
        return new SourceReading(time, PLATFORM);
    }
}
