package org.shuqiao.standards.pack;

import java.time.LocalDate;
import java.util.List;

/**
 * Identity of a standard pack (标准包).
 *
 * @param id name and version, for example {@code national-2026.1}
 * @param owner the office that answers for it; empty where it does not say
 * @param from the day since which it holds
 * @param until the first day on which it no longer holds
 * @param requires names or ids of the packs that it is laid over
 */
public record PackInfo(String id, String zh, String en, String owner, LocalDate from, LocalDate until,
        List<String> requires) {

    public PackInfo {
        requires = List.copyOf(requires);
    }

    /** @return the id without its version: what two versions of one pack have in common */
    public String name() {
        return id.substring(0, id.lastIndexOf('-'));
    }

    public String version() {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && on.isBefore(until);
    }

    /** @return whether a name or an id means this pack */
    boolean meantBy(String written) {
        return written.equals(id) || written.equals(name());
    }
}
