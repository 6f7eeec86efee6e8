package org.shuqiao.standards.division;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Division (区划) during one validity interval.
 *
 * @param code 6 digits to the county, 9 to the street, 12 to the community
 * @param from inclusive
 * @param to exclusive
 * @param successor the division that it became part of, where that is certain
 */
public record Division(String code, String name, LocalDate from, LocalDate to, Optional<String> successor) {

    static final LocalDate ALWAYS = LocalDate.of(1949, 10, 1);
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && on.isBefore(to);
    }

    /** @param cells code, name, from, to, successor; the last three may be empty or left out */
    public static Division of(String[] cells) {
        return new Division(cells[0], cells[1],
                cells.length > 2 && !cells[2].isEmpty() ? LocalDate.parse(cells[2]) : ALWAYS,
                cells.length > 3 && !cells[3].isEmpty() ? LocalDate.parse(cells[3]) : NEVER,
                cells.length > 4 && !cells[4].isEmpty() ? Optional.of(cells[4]) : Optional.empty());
    }
}
