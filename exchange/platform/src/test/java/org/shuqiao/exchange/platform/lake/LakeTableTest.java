package org.shuqiao.exchange.platform.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.query.lake.TableStanding;

/** Tests when the next maintenance puts a table's files together. */
class LakeTableTest {

    @ParameterizedTest
    @CsvSource({
        // rows, small files, delete files, marked rows, delete files of others, compact
        "1000, 3, 0, 0, 0, false",
        "1000, 4, 0, 0, 0, true",
        "990, 0, 1, 10, 0, false",
        "949, 0, 9, 51, 0, true",
        "0, 0, 1, 5, 0, true",
        "999, 0, 1, 1, 1, true",
        "0, 0, 0, 0, 0, false"})
    void filesAreWrittenAgainWhereManyAreSmallOrManyRowsAreMarked(long rows, long small, long deletes, long marked,
            long others, boolean compact) {
        TableStanding standing = new TableStanding("standard", "t", rows, 9, 9_000, small, 0, deletes, marked, others,
                List.of());

        assertThat(LakeTable.of(standing, List.of()).compact()).isEqualTo(compact);
    }
}
