package org.shuqiao.catalog.atlas.entity;

import static org.shuqiao.catalog.atlas.entity.EntityBuilder.reference;

import java.util.List;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasObjectId;
import org.shuqiao.catalog.atlas.entity.Layers.Layer;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.lineage.LineageNode;

/** Builds the Atlas entities of a dataset: source, newest run, columns and column lineage. */
public final class DatasetEntities {

    /** Atlas' own type of glossary terms. */
    private static final String TERM = "AtlasGlossaryTerm";

    private final Layers layers;
    private final GlossaryTerms terms;

    /** @param terms which data elements the glossary has */
    public DatasetEntities(Layers layers, GlossaryTerms terms) {
        this.layers = layers;
        this.terms = terms;
    }

    public void add(DatasetFacts facts) {
        AtlasObjectId department = reference(TypeNames.DEPARTMENT, QualifiedName.department(facts.department()));
        AtlasObjectId source = reference(TypeNames.SOURCE, QualifiedName.source(facts.dataset()));
        AtlasObjectId dataset = reference(TypeNames.DATASET, QualifiedName.dataset(facts.dataset()));
        BaseEntities.stub(facts.department(), layers);
        layers.add(Layer.TABLES, EntityBuilder.of(TypeNames.SOURCE, QualifiedName.source(facts.dataset()),
                facts.titleZh() + "（来源）")
                .with("dataset", facts.dataset()).with("department", facts.department()));
        layers.add(Layer.TABLES, EntityBuilder.of(TypeNames.DATASET, QualifiedName.dataset(facts.dataset()),
                facts.titleZh())
                .with("displayName", facts.titleEn()).with("titleEn", facts.titleEn()).with("dataset", facts.dataset())
                .with("department", facts.department()).with("update", facts.update().code()).with("pack", facts.pack())
                .with("run", facts.run()).with("endedAt", facts.endedAt()).with("newestData", facts.newestData())
                .with("rowsIn", facts.rows().in()).with("rowsStandard", facts.rows().standard())
                .with("rowsQuarantined", facts.rows().quarantined()).with("rowsMerged", facts.rows().merged())
                .with("flaggedFields", facts.rows().flaggedFields()).with("snapshot", facts.standardSnapshot())
                .related("ofDepartment", department));
        layers.add(Layer.PROCESSES, EntityBuilder.of(TypeNames.RUN, QualifiedName.run(facts.dataset(), facts.run()),
                facts.run())
                .with("run", facts.run()).with("dataset", facts.dataset()).with("pack", facts.pack())
                .with("endedAt", facts.endedAt())
                .with("rowsIn", facts.rows().in()).with("rowsStandard", facts.rows().standard())
                .with("rowsQuarantined", facts.rows().quarantined()).with("rowsMerged", facts.rows().merged())
                .flows(List.of(source), List.of(dataset)));
        for (int i = 0; i < facts.columns().size(); i++) {
            add(facts, facts.columns().get(i), i, dataset);
        }
        lineage(facts, source);
    }

    /** A column that the dataset has no longer; what is made from it still is. */
    public void gone(AtlasEntity column) {
        layers.add(Layer.COLUMNS, EntityBuilder.gone(column));
    }

    /** A standard column of which something is said, whether or not its dataset is on its way. */
    public void known(LineageNode column) {
        stub(column, Optional.empty());
    }

    private void add(DatasetFacts facts, DatasetColumn column, int ordinal, AtlasObjectId dataset) {
        LineageNode node = LineageNode.standard(facts.dataset(), column.name());
        EntityBuilder draft = EntityBuilder.of(TypeNames.COLUMN, node.id(), column.name())
                .with("dataset", facts.dataset()).with("ordinal", ordinal).with("side", "standard")
                .with("valueType", column.type().code())
                .with("element", column.element()).with("state", "present").with("nulls", column.nulls())
                .with("flagged", column.flagged())
                .related("ofDataset", dataset);
        column.element().flatMap(terms::qualifiedName)
                .ifPresent(term -> draft.related("meanings", List.of(reference(TERM, term))));
        layers.add(Layer.COLUMNS, draft);
    }

    private void lineage(DatasetFacts facts, AtlasObjectId source) {
        for (ColumnLineage made : facts.lineage()) {
            LineageNode to = LineageNode.standard(facts.dataset(), made.to());
            stub(to, Optional.empty());
            List<LineageNode> inputs = made.from().stream().map(from -> input(facts, from, source)).toList();
            layers.add(Layer.PROCESSES, LineageProcess.process(to, made.through(), inputs, TypeNames.COLUMN));
        }
    }

    private LineageNode input(DatasetFacts facts, ColumnRef from, AtlasObjectId source) {
        LineageNode node = from.dataset().map(dataset -> LineageNode.standard(dataset, from.column()))
                .orElseGet(() -> LineageNode.source(facts.dataset(), from.column()));
        stub(node, from.dataset().isPresent() ? Optional.empty() : Optional.of(source));
        return node;
    }

    private void stub(LineageNode column, Optional<AtlasObjectId> source) {
        stub(column, source, layers);
    }

    /** A column that has to be there because something is made from it. */
    static void stub(LineageNode column, Optional<AtlasObjectId> source, Layers layers) {
        EntityBuilder draft = EntityBuilder.of(TypeNames.COLUMN, column.id(), column.label())
                .with("dataset", column.group()).with("side", column.kind() == LineageNode.Kind.SOURCE_COLUMN
                        ? "source" : "standard");
        source.ifPresent(of -> draft.related("ofSource", of));
        layers.stub(Layer.COLUMNS, draft);
    }
}
