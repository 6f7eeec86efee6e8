package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

/** Table {@code rk} of a real server, and the processor that pulls it. */
public abstract class PulledTable {

    private TestRunner runner;

    protected abstract Connection connect() throws SQLException;

    /** @return the type of a time without a zone that has microseconds */
    protected abstract String time();

    /** @return the type of bytes */
    protected abstract String bytes();

    @BeforeEach
    void configure() throws Exception {
        execute("drop table if exists rk");
        fresh();
    }

    /** Sets the values of one row. */
    protected interface Row {
        void set(PreparedStatement row, int index) throws SQLException;
    }

    protected final void insert(int count, String sql, Row values) throws SQLException {
        try (Connection connection = connect(); PreparedStatement row = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                values.set(row, i);
                row.addBatch();
            }
            row.executeBatch();
            connection.commit();
        }
    }

    protected final void fresh() throws Exception {
        open(new SourcePool(this::connect));
    }

    final void open(SourcePool pool) throws Exception {
        open(new PullTable(), pool);
    }

    final void open(PullTable processor, SourcePool pool) throws Exception {
        runner = TestRunners.newTestRunner(processor);
        runner.addControllerService("pool", pool, Map.of());
        runner.enableControllerService(pool);
        runner.setProperty(TableProperties.POOL, "pool");
        runner.setProperty(PullProcessor.DEPARTMENT, "gongan");
        runner.setProperty(PullProcessor.DATASET, "rk");
        runner.setProperty(TableProperties.TABLE, "rk");
        runner.setProperty(TableProperties.MODE, "keyset");
    }

    protected final TestRunner runner() {
        return runner;
    }

    /** @param watermark null for none */
    protected final void keyset(String watermark, String key, int rows) {
        if (watermark != null) {
            runner.setProperty(TableProperties.WATERMARK, watermark);
        }
        runner.setProperty(TableProperties.KEY, key);
        runner.setProperty(TableProperties.ROWS, Integer.toString(rows));
    }

    protected final List<SliceArchives.Opened> pullAll() {
        List<SliceArchives.Opened> all = new ArrayList<>();
        for (List<SliceArchives.Opened> next = once(); !next.isEmpty(); next = once()) {
            all.addAll(next);
        }
        return all;
    }

    protected final List<SliceArchives.Opened> once() {
        return once(true);
    }

    /** @param good whether nothing may fail */
    protected final List<SliceArchives.Opened> once(boolean good) {
        runner.clearTransferState();
        runner.run();
        if (good) {
            assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE).stream()
                    .map(file -> file.getAttribute(Attributes.ERROR_EN)).toList()).isEmpty();
        }
        return runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open).toList();
    }

    protected final List<String> remarks() {
        return runner.getFlowFilesForRelationship(PullProcessor.REMARK).stream()
                .map(file -> file.getAttribute(Attributes.ERROR_CODE)).toList();
    }

    protected final String failure() {
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS)).isEmpty();
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_CODE);
    }

    protected final String message() {
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_EN);
    }

    protected final void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
