package org.shuqiao.catalog.basis;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Legal text that a basis may cite.
 *
 * @param number of the document; blank where it has none
 * @param issuer of a city's own text; blank for those that the platform ships
 * @param from first day in force
 * @param until last day in force; nothing while it is in force
 * @param articles how many it has, where that is known
 */
public record LegalText(String title, TextRank rank, String number, String issuer, LocalDate from,
        Optional<LocalDate> until, OptionalInt articles) {

    public LegalText {
        requireNonNull(title, "title is null");
        requireNonNull(rank, "rank is null");
        requireNonNull(number, "number is null");
        requireNonNull(issuer, "issuer is null");
        requireNonNull(from, "from is null");
        requireNonNull(until, "until is null");
        requireNonNull(articles, "articles is null");
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && !ended(day);
    }

    public boolean ended(LocalDate day) {
        return until.filter(day::isAfter).isPresent();
    }
}
