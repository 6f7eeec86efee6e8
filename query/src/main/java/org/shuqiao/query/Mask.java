package org.shuqiao.query;

import static java.util.Objects.requireNonNull;

import org.shuqiao.base.error.CodedException;

/**
 * What a consumer sees in place of a column's value. A mask is applied where the table is read, so that every
 * condition, join, group and order sees the masked value and nothing else. Every mask leaves NULL as NULL.
 *
 * @see <a href="https://openstd.samr.gov.cn">GB/T 37964-2019, de-identification techniques</a>
 */
public sealed interface Mask {

    /** The value as it is. */
    record Clear() implements Mask {}

    /** The first character and one star, whatever the length: {@code 王*}. */
    record PersonName() implements Mask {}

    /**
     * The division and the decade of birth of a citizen number (GB 11643): {@code 990102198*********}. The decade is
     * the ten-year age band, and unlike an age it does not move with the day of the question. A value that has neither
     * 18 nor 15 characters becomes one star.
     */
    record CitizenNumber() implements Mask {}

    /** The first and last four characters of a citizen number: {@code 9901**********003X}; other lengths: one star. */
    record MiddleCitizenNumber() implements Mask {}

    /** The first three and last four digits of a mobile number: {@code 138****1234}; other lengths: four stars. */
    record Phone() implements Mask {}

    /** SHA-256 in hexadecimal over salt and value: equal values stay equal under one salt, and only there. */
    record Hash(String salt) implements Mask {
        public Hash {
            requireNonNull(salt, "salt is null");
            if (salt.isBlank()) {
                throw new CodedException(QueryCode.MASK_UNKNOWN, "hash");
            }
        }

        /** Without the salt, so that it enters no log. */
        @Override
        public String toString() {
            return "Hash[]";
        }
    }

    /** NULL in every row. */
    record Nothing() implements Mask {}

    /** The first day of the year of a date or time; the first four characters of a text. */
    record YearOnly() implements Mask {}

    /** The first {@code keep} characters of a text, for example the district of a division code. */
    record Truncated(int keep) implements Mask {
        public Truncated {
            if (keep < 0) {
                throw new CodedException(QueryCode.MASK_UNKNOWN, "truncated");
            }
        }
    }

    /** @return the form for configuration: {@code citizen-number}, {@code hash:<salt>}, {@code truncated:6} */
    default String text() {
        return switch (this) {
            case Clear clear -> "clear";
            case PersonName name -> "person-name";
            case CitizenNumber number -> "citizen-number";
            case MiddleCitizenNumber middle -> "middle-citizen-number";
            case Phone phone -> "phone";
            case Hash hash -> "hash:" + hash.salt();
            case Nothing nothing -> "nothing";
            case YearOnly year -> "year-only";
            case Truncated truncated -> "truncated:" + truncated.keep();
        };
    }

    /** Reads the form that {@link #text()} writes; anything else is {@link QueryCode#MASK_UNKNOWN}. */
    static Mask of(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        boolean takesArgument = kind.equals("hash") || kind.equals("truncated");
        if (takesArgument ? argument.isEmpty() : colon >= 0) {
            throw new CodedException(QueryCode.MASK_UNKNOWN, kind);
        }
        return switch (kind) {
            case "clear" -> new Clear();
            case "person-name" -> new PersonName();
            case "citizen-number" -> new CitizenNumber();
            case "middle-citizen-number" -> new MiddleCitizenNumber();
            case "phone" -> new Phone();
            case "hash" -> new Hash(argument);
            case "nothing" -> new Nothing();
            case "year-only" -> new YearOnly();
            case "truncated" -> new Truncated(keep(argument));
            default -> throw new CodedException(QueryCode.MASK_UNKNOWN, kind);
        };
    }

    private static int keep(String argument) {
        if (!argument.matches("[0-9]{1,4}")) {
            throw new CodedException(QueryCode.MASK_UNKNOWN, "truncated");
        }
        return Integer.parseInt(argument);
    }
}
