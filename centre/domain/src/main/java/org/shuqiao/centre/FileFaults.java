package org.shuqiao.centre;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.error.CentreCode;

/** Collects what is wrong in the files of a folder, so that it is told at once. */
public final class FileFaults {

    private final List<CodedException> found = new ArrayList<>();

    /** All faults in both languages, one a line. */
    private record All(String code, String zh, String en) implements Labelled { }

    public void add(CentreCode code, Object... arguments) {
        found.add(new CodedException(code, arguments));
    }

    /** @return the text; blank, with a fault, where there is none */
    public String required(String file, String field, String value) {
        if (value == null || value.isBlank()) {
            add(CentreCode.EVENT_FIELD_MISSING, file, field);
            return "";
        }
        return value.strip();
    }

    public Words words(String file, String field, Words text) {
        return new Words(required(file, field + ".zh", text == null ? null : text.zh()),
                required(file, field + ".en", text == null ? null : text.en()));
    }

    public void must(boolean holds, String file, String field, String allowed) {
        if (!holds) {
            add(CentreCode.EVENT_FIELD_WRONG, file, field, allowed);
        }
    }

    public int count() {
        return found.size();
    }

    public void throwAny() {
        if (found.size() == 1) {
            throw found.getFirst();
        }
        if (!found.isEmpty()) {
            throw new CodedException(CentreCode.EVENT_FILES, found.size(),
                    new All("", text(Language.ZH), text(Language.EN)));
        }
    }

    private String text(Language language) {
        return found.stream().map(each -> each.code().id() + " " + each.problem(language)).distinct()
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
