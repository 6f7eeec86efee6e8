package org.shuqiao.catalog.atlas.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.atlas.type.AtlasType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.testkit.Answer;
import org.shuqiao.catalog.atlas.testkit.AtlasCall;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.contracts.json.Json;

/** Types are brought into an Atlas that lacks them or has older ones; what it has already stays as it is. */
class TypeInstallerTest {

    private static final String READ = "GET v2/types/typedefs";
    private static final String MAKE = "POST v2/types/typedefs";
    private static final String RAISE = "PUT v2/types/typedefs";

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void anEmptyAtlasGetsThemAllInOneCall() {
        install();

        assertThat(atlas.calls()).extracting(AtlasCall::name).containsExactly(READ, MAKE);
        assertThat(names(atlas.calls(MAKE).getFirst().body())).containsExactlyInAnyOrderElementsOf(names(ours()));
    }

    @Test
    void onlyOurOwnTypesAreAskedFor() {
        install();

        assertThat(atlas.calls(READ).getFirst().parameter("serviceType")).isEqualTo("shuqiao");
    }

    @Test
    void repeatingItChangesNothing() {
        install();
        atlas.forgetCalls();

        install();

        assertThat(atlas.calls()).extracting(AtlasCall::name).containsExactly(READ);
    }

    @Test
    void onlyWhatIsMissingIsMade() {
        atlas.state().types(without(ours(), "shuqiao_grant", "shuqiao_grade_core", "shuqiao_entry_items"));

        install();

        assertThat(names(atlas.calls(MAKE).getFirst().body()))
                .containsExactlyInAnyOrder("shuqiao_grant", "shuqiao_grade_core", "shuqiao_entry_items");
        assertThat(atlas.calls(RAISE)).isEmpty();
    }

    @Test
    void whatIsOlderIsRaised() {
        atlas.state().types(ofVersion(ours(), "0.9", "shuqiao_entry", "shuqiao_quality"));

        install();

        assertThat(names(atlas.calls(RAISE).getFirst().body())).containsExactlyInAnyOrder("shuqiao_entry",
                "shuqiao_quality");
        assertThat(atlas.calls(MAKE)).isEmpty();
    }

    @Test
    void whatANewerPlatformMadeStays() {
        atlas.state().types(ofVersion(ours(), "1.10", "shuqiao_entry"));

        install();

        assertThat(atlas.calls()).extracting(AtlasCall::name).containsExactly(READ);
    }

    @Test
    void aRefusalOfATypeIsToldByItsCode() {
        atlas.answer(MAKE, Answer.error(409, "ATLAS-409-00-001", "type shuqiao_entry already exists"));

        assertThatExceptionOfType(CodedException.class).isThrownBy(this::install)
                .matches(e -> e.code() == CatalogCode.ATLAS_REFUSED)
                .withMessageContaining("ATLAS-409-00-001");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.1, true", "1.9, 1.10, true", "1.10, 1.9, false", "1.0, 1.0, false", "1, 1.1, true",
            "1.1, 1, false", "2.0, 10.0, true"})
    void versionsAreComparedNumberByNumber(String one, String other, boolean below) {
        assertThat(TypeInstaller.below(one, other)).isEqualTo(below);
    }

    private void install() {
        new TypeInstaller(connection).install(AtlasTypes.all());
    }

    private static ObjectNode ours() {
        try {
            return (ObjectNode) Json.PLAIN.readTree(AtlasType.toJson(AtlasTypes.all()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode without(ObjectNode types, String... names) {
        types.forEach(kind -> ((ArrayNode) kind).removeIf(type -> List.of(names).contains(type.path("name").asText())));
        return types;
    }

    private static ObjectNode ofVersion(ObjectNode types, String version, String... names) {
        types.forEach(kind -> kind.forEach(type -> {
            if (List.of(names).contains(type.path("name").asText())) {
                ((ObjectNode) type).put("typeVersion", version);
            }
        }));
        return types;
    }

    private static List<String> names(JsonNode types) {
        return types.valueStream().flatMap(JsonNode::valueStream).map(type -> type.path("name").asText()).toList();
    }
}
