package org.shuqiao.catalog.atlas.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.GlossaryTerms;
import org.shuqiao.catalog.atlas.testkit.Answer;
import org.shuqiao.catalog.atlas.testkit.AtlasCall;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.StandardPack;

/** The standard pack as a glossary: written once, and again where it was broken off or is another. */
class GlossaryTest {

    private static final StandardPack PACK = StandardPack.load();
    private static final String GLOSSARIES = "GET v2/glossary";
    private static final String NEW_GLOSSARY = "POST v2/glossary";
    private static final String NEW_TERMS = "POST v2/glossary/terms";
    private static final String WRITE = "POST v2/entity/bulk";
    private static final String GLOSSARY = "v2/glossary/0000-0001";
    private static final String TERMS = "GET " + GLOSSARY + "/terms";

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final Glossary glossary = new Glossary(connection, new InDoubtCall(System::nanoTime));

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void everyDataElementIsATermAndAnEntity() {
        GlossaryTerms terms = glossary.publish(PACK);

        assertThat(terms.qualifiedName("person-name")).contains("person-name@shuqiao");
        assertThat(terms.qualifiedName("none")).isEmpty();
        JsonNode term = atlas.calls(NEW_TERMS).getFirst().body().valueStream()
                .filter(each -> each.path("name").asText().equals("person-name")).findFirst().orElseThrow();
        Element element = PACK.elements().all().stream().filter(each -> each.id().equals("person-name")).findFirst()
                .orElseThrow();
        assertThat(term.path("shortDescription").asText()).isEqualTo(element.zh());
        assertThat(term.path("longDescription").asText()).contains(element.en(), element.cites());
        assertThat(atlas.calls(NEW_TERMS).getFirst().body()).hasSize(PACK.elements().all().size());
        assertThat(atlas.state().names()).contains("element:person-name").hasSize(PACK.elements().all().size());
    }

    @Test
    void theGlossarySaysLastOfWhichPackItIs() {
        glossary.publish(PACK);

        assertThat(atlas.calls().getLast().name()).isEqualTo("PUT " + GLOSSARY);
        assertThat(atlas.calls().getLast().body().path("usage").asText()).isEqualTo(PACK.digest());
        assertThat(atlas.calls(NEW_GLOSSARY).getFirst().body().path("usage").asText("")).isNotEqualTo(PACK.digest());
    }

    @Test
    void aGlossaryOfThisPackStaysAsItIs() {
        glossary.publish(PACK);
        atlas.forgetCalls();

        assertThat(glossary.publish(PACK).qualifiedName("person-name")).isPresent();

        assertThat(atlas.calls()).extracting(AtlasCall::name).containsExactly(GLOSSARIES);
    }

    @Test
    void whatWasBrokenOffIsDoneAgainWithoutDoublingATerm() {
        atlas.answerOnce(WRITE, Answer.error(500, "ATLAS-500-00-001", "lost"));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> glossary.publish(PACK));

        glossary.publish(PACK);

        assertThat(atlas.calls(NEW_GLOSSARY)).hasSize(1);
        assertThat(atlas.calls(NEW_TERMS)).hasSize(1);
        assertThat(atlas.calls().getLast().body().path("usage").asText()).isEqualTo(PACK.digest());
    }

    @Test
    void ofAnotherPackOnlyTheTermsThatSaidSomethingElseAreAmended() {
        glossary.publish(PACK);
        JsonNode old = atlas.calls("PUT " + GLOSSARY).getFirst().body();
        atlas.answer(GLOSSARIES, Answer.json(List.of(((ObjectNode) old.deepCopy()).put("usage", "sha256:another"))
                .toString()));
        atlas.answer(TERMS, Answer.json(changed(atlas.calls(NEW_TERMS).getFirst().body()).toString()));
        atlas.forgetCalls();

        glossary.publish(PACK);

        assertThat(atlas.calls(NEW_TERMS)).isEmpty();
        assertThat(atlas.calls()).filteredOn(call -> call.name().startsWith("PUT v2/glossary/term/")).singleElement()
                .satisfies(call -> assertThat(call.body().path("name").asText()).isEqualTo("person-name"));
    }

    @Test
    void itIsToldFromTheGlossariesOfOthers() {
        atlas.answer(GLOSSARIES, Answer.json("""
                [{"guid": "g-9", "name": "Banking", "qualifiedName": "Banking", "usage": "%s"}]
                """.formatted(PACK.digest())));

        glossary.publish(PACK);

        assertThat(atlas.calls(NEW_GLOSSARY)).hasSize(1);
    }

    /** The terms as an earlier pack left them. */
    private static JsonNode changed(JsonNode terms) {
        terms.forEach(term -> {
            ((ObjectNode) term).put("guid", "t-" + term.path("name").asText());
            if (term.path("name").asText().equals("person-name")) {
                ((ObjectNode) term).put("shortDescription", "旧名");
            }
        });
        return terms;
    }
}
