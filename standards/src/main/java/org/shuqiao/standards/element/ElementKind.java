package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.List;

/**
 * Checker and converter for all data elements of one kind. It never throws, whatever the value, and takes linear time.
 */
interface ElementKind {

    /** @param text the joined cells, never blank and never longer than {@link Characters#MOST} */
    CheckResult check(String text, ElementEncoding encoding, LocalDate on);

    /** @return the output columns; the first one is the standard form */
    default List<ElementPart> parts() {
        return List.of(ElementPart.whole(ValueType.TEXT));
    }

    /** Whether it holds words, to which an apostrophe may belong. */
    default boolean words() {
        return false;
    }

    /** Whether each cell is a value of its own, so that a placeholder in one says something. */
    default boolean apart() {
        return false;
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
