package org.shuqiao.standards.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Limits of what collecting asks of a source's server.
 *
 * @param connections to the server at once, over all datasets of a run
 * @param rowsASecond rows that are read from the server in a second at most
 * @param hours within which it is read
 */
public record Load(OptionalInt connections, OptionalInt rowsASecond, Optional<Hours> hours) {

    /** No limits. */
    public static final Load ANY = new Load(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    public boolean isLimited() {
        return !equals(ANY);
    }

    /** @return the limits in the words of a source file */
    public String text() {
        List<String> limits = new ArrayList<>();
        connections.ifPresent(most -> limits.add("connections: " + most));
        rowsASecond.ifPresent(most -> limits.add("rows-a-second: " + most));
        hours.ifPresent(within -> limits.add("hours: " + within.text()));
        return String.join(", ", limits);
    }
}
