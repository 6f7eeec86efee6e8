package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.List;

/** What every data element of one kind does with a value. It never throws, whatever the value, and takes linear time. */
interface Kind {

    /** @param text the joined cells, never blank and never longer than {@link Characters#MOST} */
    Outcome check(String text, Encoding encoding, LocalDate on);

    /** @return the output columns; the first one is the standard form */
    default List<Part> parts() {
        return List.of(Part.whole(ValueType.TEXT));
    }

    /** Most source columns that make up one value. */
    default int mostCells() {
        return 1;
    }

    /** Makes one text of several cells, some of which may be null. */
    default String join(List<String> cells) {
        return Characters.join(cells, " ");
    }
}
