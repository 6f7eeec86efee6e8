package org.shuqiao.standards.division;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Division (区划) during one validity interval.
 *
 * @param code 6 digits to the county, 9 to the street, 12 to the community
 * @param from inclusive
 * @param to exclusive
 * @param successors what it became or became part of; several where it was split, none where no table knows
 */
public record Division(String code, String name, LocalDate from, LocalDate to, List<Successor> successors) {

    static final LocalDate ALWAYS = LocalDate.of(1949, 10, 1);
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public Division {
        successors = List.copyOf(successors);
    }

    /** @return the one division that it became part of; nothing where there are several or none */
    public Optional<String> successor() {
        return successors.size() == 1 ? Optional.of(successors.getFirst().code()) : Optional.empty();
    }

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && on.isBefore(to);
    }

    /** @param cells code, name, from, to, successors; the last three may be empty or left out */
    public static Division of(String[] cells) {
        return new Division(cells[0], cells[1],
                cells.length > 2 && !cells[2].isEmpty() ? LocalDate.parse(cells[2]) : ALWAYS,
                cells.length > 3 && !cells[3].isEmpty() ? LocalDate.parse(cells[3]) : NEVER,
                cells.length > 4 ? Successor.read(cells[4]) : List.of());
    }
}
