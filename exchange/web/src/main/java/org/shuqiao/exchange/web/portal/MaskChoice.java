package org.shuqiao.exchange.web.portal;

import java.util.List;
import java.util.Optional;

/** A mask that an officer can choose, with an invented value before and after it. */
record MaskChoice(String id, String before, String after) {

    static final List<MaskChoice> ALL = List.of(
            new MaskChoice("person-name", "王小明", "王*"),
            new MaskChoice("citizen-number", "990102198503071235", "990102198*********"),
            new MaskChoice("middle-citizen-number", "990102198503071235", "9901**********1235"),
            new MaskChoice("phone", "13800001234", "138****1234"),
            new MaskChoice("hash", "990102198503071235", "3f9a0c41…"),
            new MaskChoice("year-only", "1985-03-07", "1985-01-01"),
            new MaskChoice("truncated:6", "990102001004", "990102"),
            new MaskChoice("nothing", "990102198503071235", "—"));

    /** @return the mask that is usual for a data element which identifies a person */
    static Optional<String> fitting(String element) {
        return switch (element) {
            case "person-name" -> Optional.of("person-name");
            case "citizen-number" -> Optional.of("citizen-number");
            case "phone" -> Optional.of("phone");
            default -> Optional.empty();
        };
    }

    /** @return the key of its label in the messages */
    public String label() {
        return "mask." + id.replace(':', '.');
    }
}
