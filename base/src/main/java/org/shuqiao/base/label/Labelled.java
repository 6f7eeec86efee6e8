package org.shuqiao.base.label;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.stream.Stream;

/** Value of a code list, with a short code for storage and a label for display. */
public interface Labelled {

    /** @return the code, lower-case with hyphens, for example {@code real-time} */
    String code();

    /** @return the Chinese label */
    String zh();

    /** @return the English label */
    String en();

    /** @return the constant of {@code type} with this code, or empty for any other text */
    static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> type, String code) {
        return Stream.of(type.getEnumConstants()).filter(value -> value.code().equals(code)).findFirst();
    }

    /** @return all codes of {@code type} in order, separated by spaces */
    static <E extends Enum<E> & Labelled> String codes(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Labelled::code).collect(joining(" "));
    }
}
