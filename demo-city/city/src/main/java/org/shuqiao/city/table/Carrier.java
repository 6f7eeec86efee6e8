package org.shuqiao.city.table;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Where a dataset lies. */
public sealed interface Carrier {

    /** A table of the department's database; {@code key} identifies a row for later changes. */
    record Table(String key, Optional<View> view) implements Carrier {
        public Table(String key) {
            this(key, Optional.empty());
        }
    }

    /** A view by which the department shares a table in place; {@code columns} is its list of what it selects. */
    record View(String name, String columns) { }

    /** A CSV file with one header line; {@code mark} says whether it opens with a byte order mark. */
    record Csv(Charset charset, boolean mark) implements Carrier { }

    /** A workbook; neighbouring equal cells of the columns in {@code merged} become one merged cell. */
    record Workbook(String sheet, List<String> merged) implements Carrier { }

    /** A paged JSON service. */
    record Service() implements Carrier { }

    /** A file that is published as it stands, held in the program's resources. */
    record Ready(String resource) implements Carrier { }
}
