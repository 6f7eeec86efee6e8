package org.shuqiao.catalog.atlas.entity;

import static org.shuqiao.catalog.atlas.entity.EntityBuilder.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasObjectId;
import org.shuqiao.catalog.atlas.entity.Layers.Layer;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.published.PublishedVersion;

/** Builds the Atlas entities of a resource entry: its versions, and the items of the published version. */
public final class EntryEntities {

    private final Layers layers;

    public EntryEntities(Layers layers) {
        this.layers = layers;
    }

    /**
     * @param history every version, newest first; not empty
     * @param provider the department, for its names are searched too
     * @param newest grows with each publication
     */
    public void add(List<PublishedVersion> history, Optional<Department> provider, long newest) {
        PublishedVersion last = history.stream().filter(version -> version.state() == EntryState.PUBLISHED).findFirst()
                .orElse(history.getFirst());
        String code = last.published().code();
        Entry entry = last.published().entry();
        AtlasObjectId head = reference(TypeNames.ENTRY, QualifiedName.entry(code));
        BaseEntities.stub(entry.provider(), layers);
        layers.add(Layer.TABLES, EntityBuilder.of(TypeNames.ENTRY, QualifiedName.entry(code), entry.name())
                .with("description", entry.summary()).with("code", code).with("version", last.published().version())
                .with("state", last.state().code()).with("digest", last.digest()).with("provider", entry.provider())
                .with("sharing", entry.sharing().kind().code()).with("grade", entry.grade().code())
                .with("format", entry.format().code())
                .with("update", entry.update().code()).with("dataset", entry.dataset().orElse(""))
                .with("newest", newest).with("text", SearchText.of(entry, provider))
                .with("marks", SearchText.marks(last))
                .related("ofDepartment", reference(TypeNames.DEPARTMENT, QualifiedName.department(entry.provider()))));
        history.forEach(version -> layers.add(Layer.ENTRIES, EntryAttributes.write(version).related("ofEntry", head)));
        if (last.state() == EntryState.PUBLISHED) {
            items(code, entry, head);
        }
    }

    /** An item that the entry has no longer. */
    public void gone(AtlasEntity item) {
        layers.add(Layer.ITEMS, EntityBuilder.gone(item));
    }

    private void items(String code, Entry entry, AtlasObjectId head) {
        List<String> parts = new ArrayList<>();
        for (Item item : entry.items()) {
            LineageNode node = LineageNode.item(code, item.name(), item.title());
            parts.add(node.id());
            layers.add(Layer.ITEMS, EntityBuilder.of(TypeNames.ITEM, node.id(), item.title())
                    .with("code", code).with("item", item.name()).with("valueType", item.type().code())
                    .with("state", "present")
                    .with("element", item.element()).with("grade", item.grade().code()).related("ofEntry", head));
            entry.dataset().ifPresent(dataset -> {
                LineageNode column = LineageNode.standard(dataset, item.name());
                DatasetEntities.stub(column, Optional.empty(), layers);
                layers.add(Layer.PROCESSES, LineageProcess.process(node, "", List.of(column), TypeNames.ITEM));
            });
        }
        layers.add(Layer.PROCESSES, EntityBuilder.of(TypeNames.COMPOSITION, QualifiedName.composition(code, parts),
                entry.name()).with("code", code)
                .flows(parts.stream().map(part -> reference(TypeNames.ITEM, part)).toList(), List.of(head)));
    }
}
