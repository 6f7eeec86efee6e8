package org.shuqiao.catalog.atlas.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity.Status;
import org.apache.atlas.model.instance.AtlasEntityHeader;
import org.apache.atlas.model.lineage.AtlasLineageInfo;
import org.apache.atlas.model.lineage.AtlasLineageInfo.LineageDirection;
import org.apache.atlas.model.lineage.AtlasLineageInfo.LineageRelation;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.LineageProcess;
import org.shuqiao.catalog.atlas.entity.QualifiedName;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageGraphBuilder;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.publish.PublishedEntry;

/** Reads lineage graphs from Atlas: columns and items as nodes, processes as edges. */
final class LineageReader {

    /** Further than any lineage goes: each step is a process and what it makes. */
    private static final int DEPTH = 50;

    private final AtlasConnection atlas;

    LineageReader(AtlasConnection atlas) {
        this.atlas = atlas;
    }

    /** @return everything behind the items of an entry */
    Optional<LineageGraph> behind(PublishedEntry published) {
        LineageGraphBuilder drawing = new LineageGraphBuilder();
        published.entry().items()
                .forEach(item -> drawing.node(LineageNode.item(published.code(), item.name(), item.title())));
        return ask(TypeNames.ENTRY, QualifiedName.entry(published.code()), LineageDirection.INPUT)
                .map(info -> draw(info, drawing));
    }

    /** @return everything that is made from a column */
    LineageGraph after(LineageNode column) {
        LineageGraphBuilder drawing = new LineageGraphBuilder();
        drawing.node(column);
        return ask(TypeNames.COLUMN, QualifiedName.node(column), LineageDirection.OUTPUT)
                .map(info -> draw(info, drawing)).orElseGet(drawing::done);
    }

    private Optional<AtlasLineageInfo> ask(String type, String qualifiedName, LineageDirection direction) {
        return atlas.find(client -> client.getLineageInfo(type, Map.of("qualifiedName", qualifiedName), direction,
                DEPTH));
    }

    private static LineageGraph draw(AtlasLineageInfo info, LineageGraphBuilder drawing) {
        Map<String, List<String>> into = new HashMap<>();
        Map<String, List<String>> outOf = new HashMap<>();
        for (LineageRelation relation : info.getRelations()) {
            into.computeIfAbsent(relation.getToEntityId(), none -> new ArrayList<>()).add(relation.getFromEntityId());
            outOf.computeIfAbsent(relation.getFromEntityId(), none -> new ArrayList<>()).add(relation.getToEntityId());
        }
        info.getGuidEntityMap().forEach((guid, process) -> {
            if (TypeNames.COLUMN_LINEAGE.equals(process.getTypeName()) && process.getStatus() == Status.ACTIVE) {
                for (String from : into.getOrDefault(guid, List.of())) {
                    for (String to : outOf.getOrDefault(guid, List.of())) {
                        edge(info.getGuidEntityMap(), from, to, process, drawing);
                    }
                }
            }
        });
        return drawing.done();
    }

    private static void edge(Map<String, AtlasEntityHeader> entities, String from, String to, AtlasEntityHeader process,
            LineageGraphBuilder drawing) {
        Optional<LineageNode> before = node(entities.get(from));
        Optional<LineageNode> after = node(entities.get(to));
        if (before.isPresent() && after.isPresent()) {
            drawing.node(before.get());
            drawing.node(after.get());
            drawing.edge(before.get(), after.get(), LineageProcess.of(process.getDisplayText()));
        }
    }

    /** @return empty for what was taken away */
    private static Optional<LineageNode> node(AtlasEntityHeader entity) {
        return entity == null || entity.getStatus() != Status.ACTIVE ? Optional.empty()
                : LineageNode.parse((String) entity.getAttribute("qualifiedName"), entity.getDisplayText());
    }
}
