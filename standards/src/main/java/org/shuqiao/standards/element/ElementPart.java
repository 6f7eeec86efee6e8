package org.shuqiao.standards.element;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Output column of an element.
 *
 * @param suffix what is added to the column's name; empty for the standard form itself
 * @param name a name of its own instead, if it has one
 * @param precision and {@code scale}: digits of a decimal, 0 otherwise
 * @param of takes the part out of the standard form; an empty text stands for no value
 */
public record ElementPart(
        String suffix, Optional<String> name, ValueType type, int precision, int scale, UnaryOperator<String> of) {

    static ElementPart whole(ValueType type) {
        return new ElementPart("", Optional.empty(), type, 0, 0, UnaryOperator.identity());
    }

    static ElementPart decimal(int precision, int scale) {
        return new ElementPart("", Optional.empty(), ValueType.DECIMAL, precision, scale, UnaryOperator.identity());
    }

    /** @return the output column's name for a mapping to {@code to} */
    public String column(String to) {
        return name.orElseGet(() -> to + suffix);
    }
}
