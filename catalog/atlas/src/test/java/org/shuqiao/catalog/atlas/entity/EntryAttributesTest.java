package org.shuqiao.catalog.atlas.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.testkit.Population;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.published.PublishedVersion;

/** A version reads back as it was written, or not at all. */
class EntryAttributesTest {

    private static final PublishedVersion VERSION = Population.version(3, EntryState.SUPERSEDED);

    @Test
    void aVersionReadsBackFieldByField() {
        assertThat(EntryAttributes.read(written(VERSION))).isEqualTo(VERSION);
    }

    @Test
    void whatAtlasLeavesOutIsBlankOrEmpty() {
        PublishedVersion sparse = Population.version(1, EntryState.PUBLISHED, Population.entry(Optional.empty()));
        Map<String, Object> attributes = written(sparse);
        attributes.put("dataset", null);
        attributes.put("regradeReason", null);
        attributes.remove("openingCondition");

        assertThat(EntryAttributes.read(attributes)).isEqualTo(sparse);
    }

    @Test
    void whatWasChangedInAtlasIsNotTakenForOurs() {
        Map<String, Object> attributes = written(VERSION);
        attributes.put("summary", "另一种摘要");

        assertAltered(attributes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishedOn", "category", "format", "sharing", "opening", "update", "grade", "state",
            "digest"})
    void aValueThatIsNoneOfOursIsAnAlterationToo(String attribute) {
        Map<String, Object> attributes = written(VERSION);
        attributes.put(attribute, "秘密");

        assertAltered(attributes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishedOn", "category", "items", "digest", "state", "version"})
    void aValueThatWasTakenAwayIsAnAlterationToo(String attribute) {
        Map<String, Object> attributes = written(VERSION);
        attributes.put(attribute, null);

        assertAltered(attributes);
    }

    private static void assertAltered(Map<String, Object> attributes) {
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> EntryAttributes.read(attributes))
                .satisfies(e -> {
            assertThat(e.code()).isEqualTo(CatalogCode.ATLAS_ALTERED);
            assertThat(e.getMessage()).contains(Population.CODE).doesNotContain("秘密", "另一种摘要", "人口");
        });
    }

    private static Map<String, Object> written(PublishedVersion version) {
        return new HashMap<>(EntryAttributes.write(version).done().getAttributes());
    }
}
