package org.shuqiao.standards.mapping;

import java.io.Serializable;
import java.util.ArrayList;
import org.shuqiao.standards.source.Level;

/** Validated mapping in serializable form. */
record MappingPlan(ArrayList<String> key, ArrayList<Column> columns, ArrayList<Check> checks) implements Serializable {

    record Column(ArrayList<String> from, String to, String element, String encoding, Level level, boolean required)
            implements Serializable { }

    record Check(String check, Level level, ArrayList<String> columns) implements Serializable { }
}
