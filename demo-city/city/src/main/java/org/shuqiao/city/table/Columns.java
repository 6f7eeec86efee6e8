package org.shuqiao.city.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Parser of column lists such as {@code name} for text or {@code name:timestamp} for other types. */
public final class Columns {
    private Columns() { }

    public static List<Column> of(String... written) {
        return Arrays.stream(written).map(Columns::column).toList();
    }

    private static Column column(String written) {
        int colon = written.indexOf(':');
        return colon < 0 ? new Column(written, Column.Type.TEXT)
                : new Column(written.substring(0, colon),
                        Column.Type.valueOf(written.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }
}
