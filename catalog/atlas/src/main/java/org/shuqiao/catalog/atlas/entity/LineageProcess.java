package org.shuqiao.catalog.atlas.entity;

import static org.shuqiao.catalog.atlas.entity.EntityBuilder.reference;

import java.util.List;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.lineage.LineageNode;

/** Builds the Atlas lineage process between input columns and one output column or item. */
public final class LineageProcess {

    /** Atlas asks for a name where ours is blank. */
    private static final String PLAIN_COPY = "=";

    private LineageProcess() { }

    /** @param type of what is made: column or item */
    static EntityBuilder process(LineageNode made, String through, List<LineageNode> inputs, String type) {
        String name = QualifiedName.making(made, through, inputs.stream().map(LineageNode::id).toList());
        return EntityBuilder.of(TypeNames.COLUMN_LINEAGE, name, through.isBlank() ? PLAIN_COPY : through)
                .with("through", through)
                .flows(inputs.stream().map(input -> reference(TypeNames.COLUMN, input.id())).toList(),
                        List.of(reference(type, made.id())));
    }

    /** @return what the process of this name does; blank for a plain copy */
    public static String of(String processName) {
        return processName.equals(PLAIN_COPY) ? "" : processName;
    }
}
