package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.RowSink;
import org.shuqiao.query.answer.StreamedAnswer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;

/** Rows of a lake table that are passed on, more of them than the memory may hold. */
class PassedOnLakeTest {

    private static final int ROWS = 300_000;
    private static final int WIDTH = 3_000;

    @Test
    @EnabledOnOs(OS.LINUX) // which says how much memory the process has
    void aTableIsPassedOnWithoutItsResultBeingKept() throws Exception {
        TestCity city = TestCity.open();
        Table table = city.lakeTable("standard", "wide", new Schema(
                Types.NestedField.optional(1, "number", Types.LongType.get()),
                Types.NestedField.optional(2, "text", Types.StringType.get())));
        city.append(table, "SELECT i AS number, repeat('x', " + WIDTH + ") || i AS text FROM range(" + ROWS + ") r(i)");
        passedOn(city, " where number < 10", new Counting()); // what the engine itself needs is there from then on
        Counting sink = new Counting();

        StreamedAnswer passed = passedOn(city, "", sink);

        assertThat(passed.rowCount()).isEqualTo(ROWS);
        assertThat(sink.rows).isEqualTo(ROWS);
        assertThat(sink.mebibytesAtFirst - sink.mebibytesAtBegin).as("MiB more when the first row comes")
                .isLessThan((long) ROWS * WIDTH / (1 << 20) / 2);
    }

    private static StreamedAnswer passedOn(TestCity city, String where, Counting sink) {
        return city.engine().stream(new Query(ParsedSql.of("select number, text from police.wide" + where),
                List.of(TestCity.lakeRule("police.wide", "standard.wide", "number text", "", Map.of())),
                new Limits(Long.MAX_VALUE, Duration.ofMinutes(10))), sink);
    }

    /** Sink that keeps nothing but how large the process was. */
    private static final class Counting implements RowSink {

        private final long mebibytesAtBegin = resident();
        private long mebibytesAtFirst;
        private long rows;

        @Override
        public void begin(List<AnswerColumn> columns) { }

        @Override
        public void row(List<Object> values) {
            if (rows++ == 0) {
                mebibytesAtFirst = resident();
            }
        }

        private static long resident() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS")).map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong).findFirst().orElseThrow() / 1024;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
