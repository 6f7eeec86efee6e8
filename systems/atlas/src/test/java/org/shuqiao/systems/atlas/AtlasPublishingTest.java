package org.shuqiao.systems.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasClassification;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.typedef.AtlasEntityDef;
import org.apache.atlas.model.typedef.AtlasStructDef.AtlasAttributeDef;
import org.apache.atlas.model.typedef.AtlasStructDef.AtlasAttributeDef.Cardinality;
import org.apache.atlas.model.typedef.AtlasTypesDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.catalog.atlas.AtlasCircuitBreaker;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.exchange.GrantFacts;
import org.shuqiao.catalog.atlas.exchange.RequestFacts;
import org.shuqiao.catalog.atlas.publish.AtlasPublisher;
import org.shuqiao.catalog.atlas.read.AtlasCatalogue;
import org.shuqiao.catalog.atlas.type.AtlasTypes;
import org.shuqiao.catalog.atlas.type.TypeInstaller;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.Announcement;
import org.shuqiao.catalog.published.UniqueFixtures;
import org.shuqiao.catalog.waiting.ChangeKind;

/** Tests the grades, terms, scores, requests and grants that Atlas holds. */
class AtlasPublishingTest {

    @TempDir
    private Path folder;

    private final UniqueFixtures town = new UniqueFixtures();
    private Catalog catalog;
    private AtlasConnection atlas;
    private AtlasCatalogue published;

    @BeforeEach
    void openCatalogue() {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), UniqueFixtures.CLOCK,
                UniqueFixtures.ZONE);
        catalog.departments().load(CityFixture.departments());
        catalog.datasets().record(town.registerFacts("run-1", "number", "name"));
        catalog.datasets().record(town.derivedFacts("run-1", "number", "name"));
        atlas = TestAtlas.connection(Duration.ofMinutes(2));
        published = TestAtlas.catalogue(catalog, atlas);
    }

    @AfterEach
    void close() {
        atlas.close();
        catalog.close();
    }

    @Test
    void theGradeOfASharedColumnIsInheritedByAllThatIsMadeOfIt() {
        CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number"), CityFixture.LI);
        Announcement derived = CityFixture.published(catalog, town.over(town.derived(), "合成", "general-4", "whole"),
                CityFixture.LI);
        published.catchUp();

        assertThat(own(column(town.register(), "number"))).containsExactly("shuqiao_grade_general_4");
        assertThat(inherited(column(town.derived(), "copy"))).contains("shuqiao_grade_general_4");
        assertThat(own(column(town.derived(), "copy"))).isEmpty();
        assertThat(own(entity(TypeNames.ENTRY, "entry:" + derived.code())))
                .containsExactlyInAnyOrder("shuqiao_grade_general_4", "shuqiao_sharing_conditional");
    }

    @Test
    void theGradeGoesWithTheEntryThatGaveIt() {
        Announcement announced = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number"),
                CityFixture.LI);
        published.catchUp();
        catalog.entries().withdraw(catalog.entries().published(announced.code()).orElseThrow().reference(), "数据停止更新",
                CityFixture.LI);
        published.catchUp();

        assertThat(own(column(town.register(), "number"))).isEmpty();
        assertThat(inherited(column(town.derived(), "copy"))).isEmpty();
        assertThat(own(entity(TypeNames.ENTRY, "entry:" + announced.code()))).isEmpty();
    }

    @Test
    void columnsCarryTheTermOfTheirDataElement() {
        published.catchUp();

        assertThat(column(town.register(), "number").getRelationshipAttribute("meanings")).asInstanceOf(LIST)
                .singleElement().asString().contains("person-name");
        assertThat(entity(TypeNames.ELEMENT, "element:person-name").getAttribute("zh")).isEqualTo("姓名");
    }

    @Test
    void aDatasetCarriesItsQualityScores() {
        published.catchUp();

        Map<String, Object> scores = entity(TypeNames.DATASET, "dataset:" + town.register()).getBusinessAttributes()
                .get(TypeNames.QUALITY);
        assertThat(scores).containsEntry("completeness", 0.998).containsEntry("run", "run-1");
    }

    @Test
    void requestsAndGrantsAreToldWithoutPersonsAndInheritWhatTheEntryIs() {
        Announcement announced = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number"),
                CityFixture.LI);
        Instant now = UniqueFixtures.CLOCK.instant();
        String number = town.word();
        ExchangeFacts exchange = new ExchangeFacts(
                key -> Optional.of(new RequestFacts("R-" + number, "minzheng", "gongan", announced.code(), 1,
                        List.of("number"), List.of("query"), "granted", now, now, now.plusSeconds(60))),
                key -> Optional.of(new GrantFacts("G-" + number, "R-" + number, "minzheng", "gongan", announced.code(),
                        1, "sha256:0", "active", now, now, now.plusSeconds(60))));
        catalog.waiting().add(ChangeKind.REQUEST, "R-" + number);
        catalog.waiting().add(ChangeKind.GRANT, "G-" + number);
        new AtlasPublisher(catalog, exchange, atlas, new AtlasCircuitBreaker(Clock.systemUTC())).drain();

        AtlasEntity grant = entity(TypeNames.GRANT, "grant:G-" + number);
        assertThat(grant.getAttribute("consumer")).isEqualTo("minzheng");
        assertThat(grant.getAttribute("request")).isEqualTo("R-" + number);
        assertThat(entity(TypeNames.REQUEST, "request:R-" + number).getAttribute("items")).isEqualTo(List.of("number"));
        assertThat(inherited(grant)).contains("shuqiao_grade_general_4", "shuqiao_sharing_conditional");
    }

    @Test
    void whatAtlasRefusesIsPassedOverAndTheRestIsPublished() {
        Announcement announced = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number"),
                CityFixture.LI);
        Instant now = UniqueFixtures.CLOCK.instant();
        ExchangeFacts nameless = new ExchangeFacts(key -> Optional.empty(),
                key -> Optional.of(new GrantFacts(null, "R-1", "minzheng", "gongan",
                announced.code(), 1, "sha256:0", "active", now, now, now.plusSeconds(60))));
        catalog.waiting().add(ChangeKind.GRANT, "G-nameless");
        catalog.waiting().add(ChangeKind.DATASET, town.derived());
        new AtlasPublisher(catalog, nameless, atlas, new AtlasCircuitBreaker(Clock.systemUTC())).drain();

        assertThat(catalog.waiting().count().waiting()).isZero();
        assertThat(catalog.waiting().count().refused()).isEqualTo(1);
        assertThat(published.entry(announced.code())).isPresent();
    }

    @Test
    void typesAreMadeOnceAndRaisedByALaterVersion() {
        TypeInstaller installer = new TypeInstaller(atlas);
        installer.install(AtlasTypes.all());
        installer.install(AtlasTypes.all());
        AtlasTypesDef later = AtlasTypes.all();
        later.getEntityDefs().forEach(type -> type.setTypeVersion("1.0.1"));
        AtlasEntityDef first = later.getEntityDefs().getFirst();
        List<AtlasAttributeDef> more = new ArrayList<>(first.getAttributeDefs());
        more.add(new AtlasAttributeDef("later", "string", true, Cardinality.SINGLE));
        first.setAttributeDefs(more);

        installer.install(later);
        installer.install(AtlasTypes.all());

        AtlasEntityDef there = atlas.call(client -> client.getEntityDefByName(first.getName()));
        assertThat(there.getAttributeDefs()).extracting(AtlasAttributeDef::getName).contains("later");
        assertThat(there.getTypeVersion()).isEqualTo("1.0.1");
    }

    @Test
    void aWrongPasswordIsAnErrorOfItsOwnAndWhatWaitsStays() {
        AtlasServer server = TestAtlas.server();
        try (AtlasConnection stranger = new AtlasConnection(
                new AtlasAddress(URI.create(server.url()), AtlasServer.USER, "wrong", Optional.empty()),
                        Duration.ofSeconds(30))) {
            AtlasCatalogue refused = TestAtlas.catalogue(catalog, stranger);
            long waiting = catalog.waiting().count().waiting();

            assertThatThrownBy(refused::catchUp).isInstanceOfSatisfying(CodedException.class, e -> {
                assertThat(e.code()).isEqualTo(CatalogCode.ATLAS_LOGIN);
                assertThat(e.getMessage()).doesNotContain("wrong");
            });
            assertThat(catalog.waiting().count().waiting()).isEqualTo(waiting).isPositive();
        }
    }

    @Test
    void whatSomebodyElseChangedInAtlasIsNotTakenForOurs() {
        Announcement announced = CityFixture.published(catalog, town.over(town.register(), "人口", "general-4", "number"),
                CityFixture.LI);
        published.catchUp();
        AtlasEntity version = entity(TypeNames.ENTRY_VERSION, "entry:" + announced.code() + "@1");
        atlas.call(client -> client.partialUpdateEntityByGuid(version.getGuid(), "\"另一种摘要\"", "summary"));

        assertThatThrownBy(() -> published.entry(announced.code())).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(CatalogCode.ATLAS_ALTERED));
        catalog.waiting().addAll();
        published.catchUp();

        assertThat(published.entry(announced.code())).isPresent();
    }

    private AtlasEntity column(String dataset, String name) {
        return entity(TypeNames.COLUMN, "standard:" + dataset + ":" + name);
    }

    private AtlasEntity entity(String type, String qualifiedName) {
        return atlas.call(client -> client.getEntityByAttribute(type, Map.of("qualifiedName", qualifiedName)))
                .getEntity();
    }

    private static List<String> own(AtlasEntity entity) {
        return names(entity, true);
    }

    private static List<String> inherited(AtlasEntity entity) {
        return names(entity, false);
    }

    private static List<String> names(AtlasEntity entity, boolean own) {
        List<AtlasClassification> all = Optional.ofNullable(entity.getClassifications()).orElse(List.of());
        return all.stream().filter(each -> entity.getGuid().equals(each.getEntityGuid()) == own)
                .map(AtlasClassification::getTypeName).toList();
    }
}
