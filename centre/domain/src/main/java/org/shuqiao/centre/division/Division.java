package org.shuqiao.centre.division;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.Words;

/**
 * Division of the city.
 *
 * @param code   by GB/T 2260 and GB/T 10114
 * @param parent code of the division that it is part of; empty for the city
 * @param until  first day on which it was no division any more
 * @param into   the division that took it in, where it was one
 * @param also   other texts by which sources name it
 */
public record Division(String code, DivisionLevel level, Words name, Optional<String> parent,
        Optional<LocalDate> until, Optional<String> into, List<String> also) {

    public Division {
        also = List.copyOf(also);
    }

    /** @return whether it was a division on that day */
    public boolean stood(LocalDate day) {
        return until.isEmpty() || day.isBefore(until.get());
    }
}
