package org.shuqiao.exchange.platform.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.source.UpdateCycle;

/**
 * Part of a source file about a dataset as a whole.
 *
 * @param dataset its name within the department
 * @param zh and {@code en}: its title
 * @param owner who is responsible for it
 */
public record DraftHead(String dataset, String zh, String en, String owner, UpdateCycle update) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** @throws CodedException with all that is missing, or where the name is not well formed */
    void require() {
        List<String> missing = new ArrayList<>();
        if (dataset.isBlank()) {
            missing.add("dataset");
        }
        if (zh.isBlank()) {
            missing.add("title");
        }
        if (owner.isBlank()) {
            missing.add("owner");
        }
        if (!missing.isEmpty()) {
            throw new CodedException(IntakeCode.MISSING, String.join(", ", missing));
        }
        requireName(dataset);
    }

    /** @throws CodedException where it cannot be the name of a dataset or a standard column */
    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CodedException(IntakeCode.NAME, name.length() > 80 ? name.substring(0, 80) + "…" : name);
        }
    }
}
