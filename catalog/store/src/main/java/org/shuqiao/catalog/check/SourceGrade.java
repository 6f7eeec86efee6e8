package org.shuqiao.catalog.check;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.shuqiao.catalog.entry.Grade;

/**
 * Highest grade of what a column is made from or is already shared as.
 *
 * @param path from the column to the graded one, with the entry that grades it: {@code scjg_person.number ←
 *     gongan_rk.citizen_number (1010010001/000001)}
 */
public record SourceGrade(Grade grade, String path) {

    public SourceGrade {
        requireNonNull(grade, "grade is null");
        requireNonNull(path, "path is null");
    }

    static SourceGrade higher(SourceGrade one, SourceGrade other) {
        return one.grade().below(other.grade()) ? other : one;
    }

    /** @return the higher of the two, as far as there are two */
    public static Optional<SourceGrade> highest(Optional<SourceGrade> one,
            Optional<SourceGrade> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(higher(one.get(), other.get()))
                : one.or(() -> other);
    }
}
