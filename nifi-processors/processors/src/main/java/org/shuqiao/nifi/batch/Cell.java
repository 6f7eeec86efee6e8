package org.shuqiao.nifi.batch;

import java.util.Optional;
import org.shuqiao.contracts.landing.LandedRow;

/** Value of one cell as text, empty for NULL. */
public record Cell(String column, Optional<String> text) {

    /** The reserved cell that holds what stood beyond the header, joined with U+001F. */
    public static final String SURPLUS = LandedRow.SURPLUS;

    /** The reserved cell that counts a row's cells where they are not as many as the header's. */
    public static final String CELLS = LandedRow.CELLS;

    /** The reserved cell that says what a row is that is no record. */
    public static final String RECORD = LandedRow.RECORD;

    /** The reserved cell of a row that is gone at its source; beside it there is the key alone. */
    public static final String DELETED = LandedRow.DELETED;

    public static Cell of(String column, String text) {
        return new Cell(column, Optional.of(text));
    }

    public static Cell missing(String column) {
        return new Cell(column, Optional.empty());
    }
}
