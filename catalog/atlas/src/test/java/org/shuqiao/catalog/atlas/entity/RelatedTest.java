package org.shuqiao.catalog.atlas.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.atlas.model.instance.AtlasEntity;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.atlas.testkit.Recorded;

/** Related entities are listed without deleted ones. */
class RelatedTest {

    private final AtlasEntity dataset = Recorded.entity("dataset-gongan_rk");

    @Test
    void onlyWhatIsStillRelatedCountsAndOnceEach() {
        assertThat(Related.active(dataset, "columns")).containsExactly("c-birth", "c-name", "c-number", "c-sex");
    }

    @Test
    void aRelationThatIsNotThereHoldsNothing() {
        assertThat(Related.active(dataset, "outputFromProcesses")).isEmpty();
        assertThat(Related.active(dataset, "ofDepartment")).isEmpty();
    }
}
