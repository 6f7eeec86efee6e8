package org.shuqiao.catalog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.error.CatalogCode;

/** Collects the findings of all rules about a draft. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    void error(String field, CatalogCode code, Object... arguments) {
        add(field, FindingLevel.ERROR, code, arguments);
    }

    void warning(String field, CatalogCode code, Object... arguments) {
        add(field, FindingLevel.WARNING, code, arguments);
    }

    /** The constant with this code; a missing or unknown one is an error. */
    <E extends Enum<E> & Labelled> Optional<E> choice(String field, Class<E> type, String code) {
        if (code.isBlank()) {
            error(field, CatalogCode.FIELD_MISSING);
            return Optional.empty();
        }
        Optional<E> value = Labelled.find(type, code);
        if (value.isEmpty()) {
            error(field, CatalogCode.NOT_LISTED, Labelled.codes(type));
        }
        return value;
    }

    boolean faultless() {
        return found.stream().noneMatch(finding -> finding.level() == FindingLevel.ERROR);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    private void add(String field, FindingLevel level, CatalogCode code, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        found.add(new Finding(field, level, code, texts));
    }
}
