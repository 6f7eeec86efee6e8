package org.shuqiao.catalog.atlas.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.atlas.model.instance.AtlasEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.atlas.type.TypeNames;

/** Entities are written many at a time, and never too many. */
class BulkWriterTest {

    private static final String WRITE = "POST v2/entity/bulk";

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final BulkWriter bulk = new BulkWriter(connection, new InDoubtCall(System::nanoTime));

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void moreThanAHundredGoInSeveralCallsInOrder() {
        bulk.write(departments(250));

        assertThat(atlas.calls(WRITE)).extracting(call -> call.writtenNames().size()).containsExactly(100, 100, 50);
        assertThat(atlas.state().names()).hasSize(250).startsWith("department:0").endsWith("department:249");
    }

    @Test
    void itKnowsAfterwardsHowAtlasNumbersThem() {
        bulk.write(departments(2));

        String first = bulk.guid("department:0");
        bulk.write(departments(1));

        assertThat(bulk.guid("department:0")).isEqualTo(first).isNotEqualTo(bulk.guid("department:1"));
        assertThatIllegalStateException().isThrownBy(() -> bulk.guid("department:2"));
    }

    @Test
    void nothingIsWrittenWithoutACall() {
        bulk.write(List.of());
        bulk.classify(List.of());

        assertThat(atlas.calls()).isEmpty();
    }

    private static List<AtlasEntity> departments(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new AtlasEntity(TypeNames.DEPARTMENT, "qualifiedName", "department:" + i)).toList();
    }
}
