package org.shuqiao.bench.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasEntity.AtlasEntitiesWithExtInfo;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Rounds;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.DatasetEntities;
import org.shuqiao.catalog.atlas.entity.GlossaryTerms;
import org.shuqiao.catalog.atlas.entity.Layers;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.publish.AtlasPublisher;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.systems.atlas.AtlasServer;
import org.shuqiao.systems.postgres.PostgresServer;

/**
 * Publishes datasets with their columns, sources, runs and lineage to an Apache Atlas. Ours: from the waiting list in
 * the store, with classifications, quality scores and a look at what has to be taken away, struck off when it is there.
 * Beside it the same entities, already made, by the bare client in calls of a hundred.
 */
public final class CatalogueBench {

    private static final double BOUND = 2;
    private static final int DATASETS = 6;
    private static final int IN_ONE_CALL = 100;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CatalogueBench() { }

    /** @param folder where store and Atlas stand */
    public static List<Measurement> run(Path folder, Rounds turns) throws Exception {
        try (PostgresServer store = PostgresServer.start(folder.resolve("postgresql"));
                AtlasServer server = AtlasServer.start(folder.resolve("atlas"))) {
            store.database("catalogue");
            Clock clock = SystemClock.beijing();
            try (Catalog catalog = Catalog.open(source(store), folder.resolve("index"), clock, ZONE);
                    AtlasConnection atlas = new AtlasConnection(new AtlasAddress(URI.create(server.url()),
                            AtlasServer.USER, server.password(), Optional.empty()), Duration.ofMinutes(5))) {
                catalog.departments().load(List.of(GeneratedDatasets.DEPARTMENT));
                AtlasPublisher publisher = new AtlasPublisher(catalog, ExchangeFacts.NONE, atlas,
                        new AtlasCircuitBreaker(clock));
                publisher.drain(); // types, glossary and department stand before the first round
                return List.of(turns.measure(Part.CATALOGUE, "datasets published to Atlas", "bare atlas-client-v2",
                        Unit.ENTITY, OptionalDouble.of(BOUND), () -> publish(catalog, publisher), () -> create(atlas)));
            }
        }
    }

    private static PGSimpleDataSource source(PostgresServer store) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(store.url("catalogue"));
        source.setUser(PostgresServer.USER);
        source.setPassword(store.password());
        return source;
    }

    private static long publish(Catalog catalog, AtlasPublisher publisher) {
        long entities = 0;
        for (int i = 0; i < DATASETS; i++) {
            DatasetFacts facts = GeneratedDatasets.next();
            catalog.datasets().record(facts);
            entities += entities(facts).size();
        }
        if (publisher.drain() < DATASETS) {
            throw new IllegalStateException("not every dataset was published");
        }
        return entities;
    }

    private static long create(AtlasConnection atlas) {
        Layers layers = new Layers();
        for (int i = 0; i < DATASETS; i++) {
            new DatasetEntities(layers, GlossaryTerms.NONE).add(GeneratedDatasets.next());
        }
        long created = 0;
        for (List<AtlasEntity> layer : layers.inOrder()) {
            for (int from = 0; from < layer.size(); from += IN_ONE_CALL) {
                List<AtlasEntity> call = layer.subList(from, Math.min(from + IN_ONE_CALL, layer.size()));
                atlas.call(client -> client.createEntities(new AtlasEntitiesWithExtInfo(call)));
                created += call.size();
            }
        }
        return created;
    }

    private static List<AtlasEntity> entities(DatasetFacts facts) {
        Layers layers = new Layers();
        new DatasetEntities(layers, GlossaryTerms.NONE).add(facts);
        List<AtlasEntity> all = new ArrayList<>();
        layers.inOrder().forEach(all::addAll);
        return all;
    }
}
