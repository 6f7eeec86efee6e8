package org.shuqiao.catalog.atlas.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.atlas.exchange.GrantFacts;
import org.shuqiao.catalog.atlas.exchange.RequestFacts;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.publish.EntryState;

/** Requests and grants as processes that read an entry. */
class ExchangeEntitiesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);

    private final Layers layers = new Layers();
    private final ExchangeEntities exchange = new ExchangeEntities(layers);

    @Test
    void aRequestSaysWhoAsksWhomForWhichItemsUntilWhen() {
        exchange.add(new RequestFacts("R-1", "minzheng", "gongan", Population.CODE, 2, List.of("name"),
                List.of("query"), "granted", NOW, NOW, END));

        AtlasEntity request = Made.one(layers, "request:R-1");
        assertThat(request.getAttributes()).containsEntry("number", "R-1").containsEntry("consumer", "minzheng")
                .containsEntry("provider", "gongan")
                .containsEntry("code", Population.CODE).containsEntry("version", 2)
                .containsEntry("items", List.of("name"))
                .containsEntry("modes", List.of("query")).containsEntry("state", "granted")
                .containsEntry("validTo", Date.from(END));
        assertThat(Made.references(request.getAttribute("inputs"))).containsExactly("entry:10101001/000001");
        assertThat((List<?>) request.getAttribute("outputs")).isEmpty();
    }

    @Test
    void aGrantSaysOnWhichRequestAndUnderWhichPolicy() {
        exchange.add(new GrantFacts("G-1", "R-1", "minzheng", "gongan", Population.CODE, 2, "sha256:0", "active", NOW,
                NOW, END));

        AtlasEntity grant = Made.one(layers, "grant:G-1");
        assertThat(grant.getAttributes()).containsEntry("request", "R-1").containsEntry("policyDigest", "sha256:0")
                .containsEntry("state", "active")
                .containsEntry("issuedAt", Date.from(NOW));
        assertThat(Made.references(grant.getAttribute("inputs"))).containsExactly("entry:10101001/000001");
    }

    @Test
    void theEntryIsAStubUnlessItIsOnItsWayItself() {
        GrantFacts grant = new GrantFacts("G-1", "R-1", "minzheng", "gongan", Population.CODE, 1, "sha256:0", "active",
                NOW, NOW, END);
        exchange.add(grant);
        assertThat(Made.one(layers, "entry:10101001/000001").getAttributes()).containsOnlyKeys("qualifiedName", "name",
                "code");

        new EntryEntities(layers).add(List.of(Population.version(1, EntryState.PUBLISHED)), Optional.empty(), 1);
        exchange.add(grant);

        assertThat(Made.one(layers, "entry:10101001/000001").getAttribute("name")).isEqualTo("人口基本信息");
    }
}
