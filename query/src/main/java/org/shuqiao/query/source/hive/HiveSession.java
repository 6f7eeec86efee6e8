package org.shuqiao.query.source.hive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlDialect;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.GrantedSelect;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.TableSnapshots;
import org.shuqiao.query.sql.LakeColumns;
import org.shuqiao.query.sql.SourceColumn;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Lake session on a HiveServer2 engine, reading fixed snapshots by {@code VERSION AS OF}. The snapshots are those that
 * the lake's catalog names when the query is planned, and the engine is told to read exactly these.
 */
final class HiveSession implements LakeSession {

    private static final SparkDialect DIALECT = new SparkDialect();
    private static final String CATALOG = "lake";
    private static final int ROWS_AT_A_TIME = 1_000;

    private final HiveEngine engine;
    private final TableSnapshots tables;
    private final Consumer<Map<String, String>> reads;
    private boolean told;

    private HiveSession(HiveEngine engine, TableSnapshots tables, Consumer<Map<String, String>> reads) {
        this.engine = engine;
        this.tables = tables;
        this.reads = reads;
    }

    static HiveSession open(LakeFiles lake, Set<Backing.LakeTable> tables, HiveEngine engine,
            Consumer<Map<String, String>> reads) {
        return new HiveSession(engine, TableSnapshots.of(lake, tables), reads);
    }

    @Override
    public Map<String, String> snapshots(Set<Backing> read) {
        return tables.read(read);
    }

    @Override
    public String name() {
        return "lake";
    }

    @Override
    public SqlDialect dialect() {
        return DIALECT;
    }

    @Override
    public SqlFlavour flavour() {
        return SqlFlavour.SPARK;
    }

    @Override
    public GrantedRelation granted(AccessRule rule) {
        Backing.LakeTable table = (Backing.LakeTable) rule.backing();
        LakeSnapshot plan = tables.of(table);
        List<SourceColumn> columns = LakeColumns.of(plan.fields(), SqlFlavour.SPARK);
        String from = String.join(".", SqlFlavour.SPARK.name(CATALOG), SqlFlavour.SPARK.name(table.namespace()),
                SqlFlavour.SPARK.name(table.name())) + plan.snapshot().map(id -> " VERSION AS OF " + id).orElse("");
        return new GrantedSelect(rule, this, from, columns).relation(plan.rows());
    }

    @Override
    public Connection connect() {
        if (!told) {
            reads.accept(tables.read(Set.copyOf(tables.snapshots().keySet())));
            told = true;
        }
        return engine.connect();
    }

    @Override
    public int fetchSize() {
        return ROWS_AT_A_TIME;
    }

    @Override
    public CodedException failure(SQLException failure) {
        return engine.failure(failure);
    }

    @Override
    public List<LakeSnapshot> tables() {
        return List.copyOf(tables.snapshots().values());
    }

    @Override
    public void markComplete() {
        // nothing is held
    }

    @Override
    public void close() {
        // each pass over rows has a connection of its own
    }
}
