package org.shuqiao.catalog.check;

import static java.util.Objects.requireNonNull;

import java.text.MessageFormat;
import java.util.List;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.error.CatalogCode;

/**
 * Violation of a filling rule in one field of a draft.
 *
 * @param field its path, for example {@code sharing.basis} or {@code items[2].title}, counted from 0
 * @param arguments of the code's texts
 */
public record Finding(String field, FindingLevel level, CatalogCode code, List<String> arguments) {

    public Finding {
        requireNonNull(field, "field is null");
        requireNonNull(level, "level is null");
        requireNonNull(code, "code is null");
        arguments = List.copyOf(arguments);
    }

    /** @return what is wrong */
    public String problem(Language language) {
        return new MessageFormat(code.problem(language)).format(arguments.toArray());
    }

    /** @return what to do about it */
    public String remedy(Language language) {
        return new MessageFormat(code.remedy(language)).format(arguments.toArray());
    }
}
