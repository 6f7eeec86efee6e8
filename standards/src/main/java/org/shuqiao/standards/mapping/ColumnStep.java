package org.shuqiao.standards.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.element.ElementEncoding;
import org.shuqiao.standards.element.ElementPart;
import org.shuqiao.standards.source.Level;

/** Executable column of the mapping. */
final class ColumnStep {

    final List<String> from;
    final Element element;
    final ElementEncoding encoding;
    final Level level;
    final boolean required;
    final List<ElementPart> parts;
    final List<String> outputs;

    /** Output column with the day on which a code must be valid, or an empty text. */
    final String on;
    final boolean dated;

    ColumnStep(List<String> from, String to, Element element, ElementEncoding encoding, Level level, boolean required,
            String on, boolean dated) {
        this.from = from;
        this.element = element;
        this.encoding = encoding;
        this.level = level;
        this.required = required;
        this.on = on;
        this.dated = dated;
        this.parts = element.parts();
        this.outputs = parts.stream().map(part -> part.column(to)).toList();
    }

    List<OutputColumn> columns() {
        List<OutputColumn> columns = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ElementPart part = parts.get(i);
            columns.add(new OutputColumn(outputs.get(i), part.type(), element.id(), List.copyOf(from),
                    part.precision(), part.scale()));
        }
        return columns;
    }

    List<String> cells(Map<String, String> row) {
        if (from.size() == 1) {
            return Arrays.asList(row.get(from.get(0)));
        }
        List<String> cells = new ArrayList<>(from.size());
        from.forEach(column -> cells.add(row.get(column)));
        return cells;
    }

    void publish(String standard, Map<String, String> values) {
        for (int i = 0; i < parts.size(); i++) {
            String value = parts.get(i).of().apply(standard);
            if (!value.isEmpty()) {
                values.put(outputs.get(i), value);
            }
        }
    }
}
