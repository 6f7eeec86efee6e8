package org.shuqiao.city.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.city.table.Cell;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.ExpectedOutcome;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.World;

class ChangesTest {

    static List<Dataset> tables() {
        return Departments.datasets(new World(9, 1)).stream()
                .filter(dataset -> dataset.carrier() instanceof DatasetFormat.Table)
                .filter(dataset -> dataset.columns().stream().anyMatch(column -> column.name().equals("upd_time")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whateverChangesBearsANewerWatermarkAndStaysPublishable(Dataset dataset) {
        for (int day = 1; day <= 3; day++) {
            for (long i = 0; i < dataset.count(day); i++) {
                Row now = dataset.row(i, day);
                if (i >= dataset.count(day - 1)) {
                    assertThat(watermark(now)).isGreaterThanOrEqualTo(World.TODAY.plusDays(day).toString());
                } else if (!now.cells().equals(dataset.row(i, day - 1).cells())) {
                    assertThat(watermark(now)).isGreaterThan(watermark(dataset.row(i, day - 1)))
                            .isGreaterThanOrEqualTo(World.TODAY.plusDays(day).toString());
                    assertThat(now.outcome()).isEqualTo(ExpectedOutcome.STANDARD);
                }
            }
        }
    }

    private static String watermark(Row row) {
        return ((Cell.Text) row.cells().get("upd_time")).value();
    }
}
