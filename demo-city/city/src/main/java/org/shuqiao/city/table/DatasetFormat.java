package org.shuqiao.city.table;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Format in which a department keeps a dataset. */
public sealed interface DatasetFormat {

    /** Database table with a {@code key} column for later changes. */
    record Table(String key, Optional<View> view) implements DatasetFormat {
        public Table(String key) {
            this(key, Optional.empty());
        }
    }

    /** View that shares a table in place. {@code columns} is its select list. */
    record View(String name, String columns) { }

    /** CSV file with one header line and, if {@code mark} is set, a byte order mark. */
    record Csv(Charset charset, boolean mark) implements DatasetFormat { }

    /** Workbook that merges neighbouring equal cells of the columns in {@code merged}. */
    record Workbook(String sheet, List<String> merged) implements DatasetFormat { }

    /** Paged JSON service. */
    record Service() implements DatasetFormat { }

    /** Frames that devices send. */
    record Hj212() implements DatasetFormat { }

    /** Bundled file, published unchanged. */
    record Ready(String resource) implements DatasetFormat { }
}
