package org.shuqiao.catalog.atlas.entity;

import static org.shuqiao.catalog.atlas.entity.EntityDraft.reference;

import java.util.List;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.lineage.LineageNode;

/** What makes one column of another, as a process is named for it. */
public final class Through {

    /** Atlas asks for a name where ours is blank. */
    private static final String PLAIN_COPY = "=";

    private Through() {
    }

    /** @param type of what is made: column or item */
    static EntityDraft process(LineageNode made, String through, List<LineageNode> inputs, String type) {
        String name = QualifiedName.making(made, through, inputs.stream().map(LineageNode::id).toList());
        return EntityDraft.of(TypeNames.COLUMN_LINEAGE, name, through.isBlank() ? PLAIN_COPY : through).with("through", through)
                .flows(inputs.stream().map(input -> reference(TypeNames.COLUMN, input.id())).toList(), List.of(reference(type, made.id())));
    }

    /** @return what the process of this name does; blank for a plain copy */
    public static String of(String processName) {
        return processName.equals(PLAIN_COPY) ? "" : processName;
    }
}
