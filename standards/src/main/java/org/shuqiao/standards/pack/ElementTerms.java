package org.shuqiao.standards.pack;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Terms on which a data element stands in a pack.
 *
 * @param pack the pack that says so last
 * @param owner the office that answers for it; the pack's where it names none
 * @param until the first day on which it no longer holds
 * @param successor the element that takes its place, where there is one
 */
public record ElementTerms(String pack, String owner, LocalDate from, LocalDate until, Optional<String> successor) {

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && on.isBefore(until);
    }
}
