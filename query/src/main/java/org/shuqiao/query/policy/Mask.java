package org.shuqiao.query.policy;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.mask.Tokens;

/**
 * Masking method of a column, applied at the table scan (GB/T 37964-2019). A mask is applied where the table is read,
 * so that every condition, join, group and order sees the masked value and nothing else. Every mask leaves NULL as
 * NULL. A mask that shows a part knows the form of what it masks: a value of another form becomes {@value #HIDDEN}, so
 * that no part of a value shows that was put into the wrong column.
 *
 * @see <a href="https://openstd.samr.gov.cn">GB/T 37964-2019, de-identification techniques</a>
 */
public sealed interface Mask {

    /** Stands for a value that has not the form which its mask knows. */
    String HIDDEN = "***";

    /** Unmasked value. */
    record Clear() implements Mask { }

    /** First character and one star: {@code 王*}. The length of the name does not show. */
    record PersonName() implements Mask { }

    /**
     * Division and decade of birth of a citizen number (GB 11643): {@code 990102198*********}. The decade is
     * the ten-year age band, and unlike an age it does not move with the day of the query. Of the old form of 15
     * digits, division and last digit of the decade.
     */
    record CitizenNumber() implements Mask { }

    /**
     * First and last four characters of a citizen number: {@code 9901**********003X}.
     */
    record MiddleCitizenNumber() implements Mask { }

    /** First three and last four digits of a mobile number: {@code 138****1234}. */
    record Phone() implements Mask { }

    /**
     * HMAC-SHA-256 in hexadecimal, which keeps equality under one key only. The key has at least 32 bytes and is seen
     * by no source.
     */
    record Hash(String salt) implements Mask {
        public Hash {
            requireNonNull(salt, "salt is null");
            if (salt.getBytes(StandardCharsets.UTF_8).length < KeyedDigest.KEY_BYTES) {
                throw new CodedException(QueryCode.MASK_UNKNOWN, MaskKind.HASH.code());
            }
        }

        /** Without the salt, so that it enters no log. */
        @Override
        public String toString() {
            return "Hash[]";
        }
    }

    /**
     * Handle of a relay, {@code R-} and 20 hexadecimal digits of a keyed digest: whoever has it can have a call or a
     * message put through, and learns no number. The key has at least 32 bytes and belongs to one grant.
     */
    record Relay(String key) implements Mask {
        public Relay {
            requireNonNull(key, "key is null");
            if (key.getBytes(StandardCharsets.UTF_8).length < KeyedDigest.KEY_BYTES) {
                throw new CodedException(QueryCode.MASK_UNKNOWN, MaskKind.RELAY.code());
            }
        }

        /** Without the key, so that it enters no log. */
        @Override
        public String toString() {
            return "Relay[]";
        }
    }

    /** NULL in every row. */
    record Nothing() implements Mask { }

    /** First day of the year of a date or time, or the year that a text begins with. */
    record YearOnly() implements Mask { }

    /**
     * First {@code keep} characters of a text, for example the district of a division code. A text that is no longer
     * is hidden, unless it is a code of just so many digits.
     */
    record Truncated(int keep) implements Mask {
        public Truncated {
            if (keep < 0) {
                throw new CodedException(QueryCode.MASK_UNKNOWN, MaskKind.TRUNCATED.code());
            }
        }
    }

    /** @return which mask this is, whatever its argument */
    default MaskKind kind() {
        return switch (this) {
            case Clear clear -> MaskKind.CLEAR;
            case PersonName name -> MaskKind.PERSON_NAME;
            case CitizenNumber number -> MaskKind.CITIZEN_NUMBER;
            case MiddleCitizenNumber middle -> MaskKind.MIDDLE_CITIZEN_NUMBER;
            case Phone phone -> MaskKind.PHONE;
            case Hash hash -> MaskKind.HASH;
            case Relay relay -> MaskKind.RELAY;
            case Nothing nothing -> MaskKind.NOTHING;
            case YearOnly year -> MaskKind.YEAR_ONLY;
            case Truncated truncated -> MaskKind.TRUNCATED;
        };
    }

    /** @return the form for configuration: {@code citizen-number}, {@code hash:<salt>}, {@code truncated:6} */
    default String text() {
        return switch (this) {
            case Hash hash -> MaskKind.HASH.code() + ":" + hash.salt();
            case Relay relay -> MaskKind.RELAY.code() + ":" + relay.key();
            case Truncated truncated -> MaskKind.TRUNCATED.code() + ":" + truncated.keep();
            case Clear clear -> kind().code();
            case PersonName name -> kind().code();
            case CitizenNumber number -> kind().code();
            case MiddleCitizenNumber middle -> kind().code();
            case Phone phone -> kind().code();
            case Nothing nothing -> kind().code();
            case YearOnly year -> kind().code();
        };
    }

    /** @return what replaces each value by a keyed one, where this mask does */
    default Optional<Tokens> tokens() {
        return switch (this) {
            case Hash hash -> Optional.of(new Tokens(hash.salt()));
            case Relay relay -> Optional.of(Tokens.handles(relay.key()));
            case Clear clear -> Optional.empty();
            case PersonName name -> Optional.empty();
            case CitizenNumber number -> Optional.empty();
            case MiddleCitizenNumber middle -> Optional.empty();
            case Phone phone -> Optional.empty();
            case Nothing nothing -> Optional.empty();
            case YearOnly year -> Optional.empty();
            case Truncated truncated -> Optional.empty();
        };
    }

    /** Reads the form that {@link #text()} writes; anything else is {@link QueryCode#MASK_UNKNOWN}. */
    static Mask of(String text) {
        int colon = text.indexOf(':');
        String code = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        MaskKind kind = MaskKind.of(code).orElseThrow(() -> new CodedException(QueryCode.MASK_UNKNOWN, code));
        if (kind.takesArgument() ? argument.isEmpty() : colon >= 0) {
            throw new CodedException(QueryCode.MASK_UNKNOWN, code);
        }
        return switch (kind) {
            case CLEAR -> new Clear();
            case PERSON_NAME -> new PersonName();
            case CITIZEN_NUMBER -> new CitizenNumber();
            case MIDDLE_CITIZEN_NUMBER -> new MiddleCitizenNumber();
            case PHONE -> new Phone();
            case HASH -> new Hash(argument);
            case RELAY -> new Relay(argument);
            case NOTHING -> new Nothing();
            case YEAR_ONLY -> new YearOnly();
            case TRUNCATED -> new Truncated(keep(argument));
        };
    }

    private static int keep(String argument) {
        if (!argument.matches("[0-9]{1,4}")) {
            throw new CodedException(QueryCode.MASK_UNKNOWN, MaskKind.TRUNCATED.code());
        }
        return Integer.parseInt(argument);
    }
}
