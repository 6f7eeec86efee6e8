package org.shuqiao.exchange.web.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.query.mask.MaskKind;

/**
 * Mask that an officer can choose, with an invented example.
 *
 * @param id as a decision writes it
 */
record MaskChoice(String id, String before, String after) {

    static final List<MaskChoice> ALL =
            Arrays.stream(MaskKind.values()).map(MaskChoice::of).flatMap(Optional::stream).toList();

    /** @return empty for the one kind that is no choice: a value as it is has a verdict of its own */
    static Optional<MaskChoice> of(MaskKind kind) {
        return switch (kind) {
            case CLEAR -> Optional.empty();
            case PERSON_NAME -> choice(kind.code(), "王小明", "王*");
            case CITIZEN_NUMBER -> choice(kind.code(), "11010519491231002X", "110105194*********");
            case MIDDLE_CITIZEN_NUMBER -> choice(kind.code(), "11010519491231002X", "1101**********002X");
            case PHONE -> choice(kind.code(), "13800001234", "138****1234");
            case HASH -> choice(kind.code(), "11010519491231002X", "3f9a0c41…");
            case RELAY -> choice(kind.code(), "13800001234", "R-4F9A0C21D37BE6558A10");
            case YEAR_ONLY -> choice(kind.code(), "1985-03-07", "1985-01-01");
            case TRUNCATED -> choice(kind.code() + ":6", "110105001004", "110105");
            case NOTHING -> choice(kind.code(), "11010519491231002X", "—");
        };
    }

    /** @return the mask that is usual for a data element which identifies a person */
    static Optional<MaskKind> fitting(String element) {
        return switch (element) {
            case "person-name" -> Optional.of(MaskKind.PERSON_NAME);
            case "citizen-number" -> Optional.of(MaskKind.CITIZEN_NUMBER);
            case "phone" -> Optional.of(MaskKind.PHONE);
            default -> Optional.empty();
        };
    }

    private static Optional<MaskChoice> choice(String id, String before, String after) {
        return Optional.of(new MaskChoice(id, before, after));
    }
}
