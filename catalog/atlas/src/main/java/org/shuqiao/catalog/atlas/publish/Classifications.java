package org.shuqiao.catalog.atlas.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasClassification;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasEntityHeader;
import org.shuqiao.catalog.atlas.entity.EntityBuilder;
import org.shuqiao.catalog.atlas.entity.QualifiedName;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.published.PublishedVersion;

/**
 * Collects the classifications of Atlas entities: grades of columns, items and entries. A grade sits on the columns
 * that a published entry shares, on its items and on the entry, and Atlas carries it along the lineage to all that is
 * made from them, up to requests and grants.
 */
final class Classifications {

    private record Given(String type, List<String> classifications) { }

    private final Map<String, Given> given = new LinkedHashMap<>();

    void add(PublishedVersion current) {
        String code = current.published().code();
        Entry entry = current.published().entry();
        if (current.state() != EntryState.PUBLISHED) {
            given.put(QualifiedName.entry(code), new Given(TypeNames.ENTRY, List.of()));
            return;
        }
        given.put(QualifiedName.entry(code), new Given(TypeNames.ENTRY,
                List.of(TypeNames.of(entry.grade()), TypeNames.of(entry.sharing().kind()))));
        for (Item item : entry.items()) {
            given.put(LineageNode.item(code, item.name(), item.title()).id(),
                    new Given(TypeNames.ITEM, List.of(TypeNames.of(item.grade()))));
        }
    }

    /** Nothing of its own. */
    void none(AtlasEntity entity) {
        given.put(EntityBuilder.nameOf(entity), new Given(entity.getTypeName(), List.of()));
    }

    /** @param grades per column the highest grade that a published entry gives it */
    void add(DatasetFacts facts, Map<String, Grade> grades) {
        facts.columns().forEach(column -> given.put(LineageNode.standard(facts.dataset(), column.name()).id(),
                new Given(TypeNames.COLUMN,
                Optional.ofNullable(grades.get(column.name())).map(TypeNames::of).stream().toList())));
    }

    List<AtlasEntityHeader> headers(BulkWriter written) {
        List<AtlasEntityHeader> headers = new ArrayList<>();
        given.forEach((name, what) -> {
            String guid = written.guid(name);
            AtlasEntityHeader header = new AtlasEntityHeader(what.type(), Map.of("qualifiedName", name));
            header.setGuid(guid);
            header.setClassifications(what.classifications().stream().map(type -> classification(type, guid)).toList());
            headers.add(header);
        });
        return headers;
    }

    private static AtlasClassification classification(String type, String guid) {
        AtlasClassification classification = new AtlasClassification(type);
        classification.setEntityGuid(guid);
        classification.setPropagate(true);
        return classification;
    }
}
