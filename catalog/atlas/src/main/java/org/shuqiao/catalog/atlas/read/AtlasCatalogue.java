package org.shuqiao.catalog.atlas.read;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.atlas.model.instance.AtlasEntity.AtlasEntityWithExtInfo;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.EntryAttributes;
import org.shuqiao.catalog.atlas.entity.QualifiedName;
import org.shuqiao.catalog.atlas.entity.Related;
import org.shuqiao.catalog.atlas.publish.AtlasPublisher;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.published.FoundEntries;
import org.shuqiao.catalog.published.PublishedCatalogue;
import org.shuqiao.catalog.published.PublishedDataset;
import org.shuqiao.catalog.published.PublishedVersion;
import org.shuqiao.catalog.search.SearchQuery;

/** Published catalogue read from Apache Atlas. */
public final class AtlasCatalogue implements PublishedCatalogue {

    private final AtlasConnection atlas;
    private final AtlasPublisher publisher;
    private final AtlasCircuitBreaker reach;
    private final DatasetReader datasets;
    private final LineageReader lineages;
    private final EntryFinder finder;

    /** @param atlas a connection for readers: with little patience */
    public AtlasCatalogue(AtlasConnection atlas, AtlasPublisher publisher, AtlasCircuitBreaker reach) {
        this.atlas = atlas;
        this.publisher = publisher;
        this.reach = reach;
        this.datasets = new DatasetReader(atlas);
        this.lineages = new LineageReader(atlas);
        this.finder = new EntryFinder(atlas);
    }

    @Override
    public void catchUp() {
        publisher.drain();
    }

    @Override
    public Optional<PublishedDataset> dataset(String id) {
        return asked(() -> datasets.read(id));
    }

    @Override
    public Optional<PublishedEntry> entry(String code) {
        return history(code).stream().filter(version -> version.state() == EntryState.PUBLISHED)
                .map(PublishedVersion::published).findFirst();
    }

    @Override
    public List<PublishedVersion> history(String code) {
        return asked(() -> {
            Optional<AtlasEntityWithExtInfo> head = atlas.find(client -> client.getEntityByAttribute(TypeNames.ENTRY,
                    Map.of("qualifiedName", QualifiedName.entry(code)), true, false));
            List<String> guids = head.map(found -> Related.active(found.getEntity(), "versions")).orElse(List.of());
            if (guids.isEmpty()) {
                return List.of();
            }
            return atlas.call(client -> client.getEntitiesByGuids(guids, true, true)).getEntities().stream()
                    .map(version -> EntryAttributes.read(version.getAttributes()))
                    .sorted(Comparator.comparingInt((PublishedVersion version) -> version.published().version())
                            .reversed()).toList();
        });
    }

    @Override
    public FoundEntries search(SearchQuery query) {
        return asked(() -> finder.search(query));
    }

    @Override
    public Optional<LineageGraph> lineage(String code) {
        return entry(code).flatMap(published -> asked(() -> lineages.behind(published)));
    }

    @Override
    public LineageGraph impactOfSource(String dataset, String column) {
        return asked(() -> lineages.after(LineageNode.source(dataset, column)));
    }

    @Override
    public LineageGraph impactOfStandard(String dataset, String column) {
        return asked(() -> lineages.after(LineageNode.standard(dataset, column)));
    }

    private <T> T asked(Supplier<T> work) {
        return reach.callOrFailFast(work);
    }
}
