package org.shuqiao.pipelines.maintain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.MarkedRows;
import org.shuqiao.pipelines.lake.RowChanges;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;

/** Rows that go from a table: in files of more than three rows they are marked, others are written again. */
class MarkedRowsTest {

    private final Lake lake = SharedLake.lake();
    private String name;

    @BeforeEach
    void makeTable() {
        name = "marked_" + System.nanoTime();
        lake.create(numbers(0, 10), Zone.STANDARD, name, Map.of());
        change(none(), numbers(10, 13));
    }

    @Test
    void aLargeFileKeepsItsRowsAndHasOneFileOfMarksAtMost() throws IOException {
        change(numbers(2, 4), numbers(20, 21));
        assertThat(rows()).containsExactly(0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20);
        assertThat(marks()).containsExactly(2L);

        change(numbers(5, 6), none());
        assertThat(rows()).containsExactly(0, 1, 4, 6, 7, 8, 9, 10, 11, 12, 20);
        assertThat(marks()).as("the marks of both changes stand in one file").containsExactly(3L);
        Table table = table();
        assertThat(MarkedRows.left(table, table.currentSnapshot().snapshotId())).isEqualTo(11);
    }

    @Test
    void aSmallFileIsWrittenAgain() throws IOException {
        change(numbers(11, 12), none());
        assertThat(rows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12);
        assertThat(marks()).isEmpty();
    }

    @Test
    void compactionLeavesNoMarks() throws IOException {
        change(numbers(2, 4), none());
        Table table = table();
        new CompactFiles(lake::spark, 1 << 20).files(table, List.of());
        assertThat(rows()).containsExactly(0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(marks()).isEmpty();
        assertThat(table().currentSnapshot().summary()).containsEntry("total-delete-files", "0");
    }

    @Test
    void ofTwoChangesOfOneSnapshotTheSecondIsRefused() {
        RowChanges.Prepared first = prepared(none(), numbers(20, 21));
        List<RowChanges.Prepared> late = List.of(prepared(none(), numbers(20, 21)), prepared(numbers(2, 4), none()),
                prepared(numbers(11, 12), none()));
        first.commit(Map.of());

        assertThat(late).allSatisfy(each -> assertThatThrownBy(() -> each.commit(Map.of()))
                .isInstanceOf(ValidationException.class));
        assertThat(rows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20);
    }

    private RowChanges.Prepared prepared(Dataset<Row> gone, Dataset<Row> come) {
        return new RowChanges(lake, Zone.STANDARD, name, gone.isEmpty() ? Optional.empty() : Optional.of(gone), come)
                .prepare();
    }

    @Test
    void whereTheLakeWasMovedTheSealedDeleteFileIsNoOrphan() throws IOException {
        change(numbers(2, 4), none());
        Table table = table();
        List<DeleteFile> marks = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            tasks.forEach(task -> marks.addAll(task.deletes()));
        }
        DeleteFile sealed = marks.getFirst();
        String copy = sealed.location().replaceFirst("\\.parquet$", ".moved-0123abcd.parquet");
        Files.copy(file(sealed.location()), file(copy));
        table.newRowDelta().removeDeletes(sealed).addDeletes(FileMetadata.deleteFileBuilder(table.spec()).copy(sealed)
                .withPath(copy).build()).commit();
        table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).cleanExpiredFiles(false).commit();

        assertThat(rows()).containsExactly(0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(new OrphanFiles(table()).find(Long.MAX_VALUE)).doesNotContain(file(sealed.location()).toString(),
                file(copy).toString());
    }

    private static Path file(String location) {
        return Path.of(location.replaceFirst("^file:/+", "/"));
    }

    private void change(Dataset<Row> gone, Dataset<Row> come) {
        RowChanges.Prepared change = prepared(gone, come);
        change.commit(Map.of());
        assertThat(change.rows()).isEqualTo(rows().size());
    }

    private Dataset<Row> none() {
        return numbers(0, 0);
    }

    private Dataset<Row> numbers(long from, long until) {
        return lake.spark().range(from, until, 1, 1).selectExpr("cast(id as int) as number");
    }

    private List<Integer> rows() {
        return lake.read(Zone.STANDARD, name, table().currentSnapshot().snapshotId()).orderBy("number")
                .collectAsList().stream().map(row -> row.getInt(0)).toList();
    }

    /** @return how many rows each delete file marks */
    private List<Long> marks() throws IOException {
        try (CloseableIterable<FileScanTask> tasks = table().newScan().planFiles()) {
            LongStream.Builder marks = LongStream.builder();
            tasks.forEach(task -> task.deletes().forEach(file -> marks.add(file.recordCount())));
            return marks.build().boxed().toList();
        }
    }

    private Table table() {
        return lake.find(Zone.STANDARD, name).orElseThrow();
    }
}
