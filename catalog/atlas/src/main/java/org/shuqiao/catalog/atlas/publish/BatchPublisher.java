package org.shuqiao.catalog.atlas.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.BaseEntities;
import org.shuqiao.catalog.atlas.entity.DatasetEntities;
import org.shuqiao.catalog.atlas.entity.EntryEntities;
import org.shuqiao.catalog.atlas.entity.ExchangeEntities;
import org.shuqiao.catalog.atlas.entity.GlossaryTerms;
import org.shuqiao.catalog.atlas.entity.Layers;
import org.shuqiao.catalog.atlas.entity.QualifiedName;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.published.PublishedVersion;
import org.shuqiao.catalog.published.StoreCatalogue;
import org.shuqiao.catalog.waiting.QueuedChange;

/**
 * Publishes one batch of changes to Atlas, idempotently and layer by layer. Done again after it
 * broke off anywhere, it leaves the same.
 */
final class BatchPublisher {

    private final Catalog catalog;
    private final StoreCatalogue store;
    private final ExchangeFacts exchange;
    private final AtlasConnection atlas;
    private final InDoubtCall unfinished;
    private final Layers layers = new Layers();
    private final DatasetEntities datasets;
    private final Classifications classifications = new Classifications();
    private final StaleEntities remains;
    private final Map<String, DatasetFacts> measured = new LinkedHashMap<>();
    private final Set<String> graded = new HashSet<>();

    BatchPublisher(Catalog catalog, ExchangeFacts exchange, AtlasConnection atlas, InDoubtCall unfinished,
            GlossaryTerms terms) {
        this.catalog = catalog;
        this.store = new StoreCatalogue(catalog);
        this.exchange = exchange;
        this.atlas = atlas;
        this.unfinished = unfinished;
        this.datasets = new DatasetEntities(layers, terms);
        this.remains = new StaleEntities(atlas);
    }

    void send(List<QueuedChange> batch) {
        batch.forEach(this::add);
        BulkWriter bulk = new BulkWriter(atlas, unfinished);
        layers.inOrder().forEach(bulk::write);
        remains.takeAway(layers.processes());
        bulk.classify(classifications.headers(bulk));
        measured.forEach((dataset, facts) -> Quality.write(facts, bulk.guid(QualifiedName.dataset(dataset)), atlas));
    }

    private void add(QueuedChange one) {
        switch (one.subject()) {
            case DEPARTMENT -> catalog.departments().find(one.key())
                    .ifPresent(department -> BaseEntities.add(department, layers));
            case DATASET -> catalog.datasets().current(one.key()).ifPresent(this::add);
            case ENTRY -> add(one.key());
            case REQUEST -> exchange.request().apply(one.key()).ifPresent(request -> new ExchangeEntities(layers)
                    .add(request));
            case GRANT -> exchange.grant().apply(one.key()).ifPresent(grant -> new ExchangeEntities(layers).add(grant));
        }
    }

    private void add(DatasetFacts facts) {
        datasets.add(facts);
        measured.put(facts.dataset(), facts);
        Set<String> columns = new HashSet<>();
        facts.columns().forEach(column -> columns.add(LineageNode.standard(facts.dataset(), column.name()).id()));
        remains.parts(TypeNames.DATASET, QualifiedName.dataset(facts.dataset()), "columns", columns, false)
                .forEach(column -> {
            datasets.gone(column);
            classifications.none(column);
        });
        grades(facts);
    }

    private void add(String code) {
        List<PublishedVersion> history = store.history(code);
        if (history.isEmpty()) {
            return;
        }
        PublishedVersion current = history.stream().filter(version -> version.state() == EntryState.PUBLISHED)
                .findFirst().orElse(history.getFirst());
        EntryEntities entries = new EntryEntities(layers);
        entries.add(history, catalog.departments().find(current.published().entry().provider()),
                catalog.announcements().newest(code));
        classifications.add(current);
        Set<String> items = new HashSet<>();
        if (current.state() == EntryState.PUBLISHED) {
            current.published().entry().items()
                    .forEach(item -> items.add(LineageNode.item(code, item.name(), item.title()).id()));
        }
        remains.parts(TypeNames.ENTRY, QualifiedName.entry(code), "items", items, true).forEach(item -> {
            entries.gone(item);
            classifications.none(item);
        });
        // what an entry shares grades the columns of its dataset, and of the dataset that an earlier version was over
        List<String> over = new ArrayList<>();
        history.forEach(version -> version.published().entry().dataset().ifPresent(over::add));
        over.stream().distinct().map(catalog.datasets()::current).flatMap(Optional::stream).forEach(this::grades);
    }

    private void grades(DatasetFacts facts) {
        if (graded.add(facts.dataset())) {
            facts.columns().forEach(column -> datasets.known(LineageNode.standard(facts.dataset(), column.name())));
            classifications.add(facts, catalog.entries().columnGrades(facts.dataset()));
        }
    }
}
