package org.shuqiao.standards.mapping;

import java.io.Serializable;
import java.util.List;
import org.shuqiao.standards.element.ValueType;

/**
 * Column of the standard table.
 *
 * @param element id of its data element
 * @param from the source columns it is made from
 * @param precision and {@code scale}: digits of a decimal, else 0
 */
public record OutputColumn(String name, ValueType type, String element, List<String> from, int precision, int scale)
        implements Serializable { }
