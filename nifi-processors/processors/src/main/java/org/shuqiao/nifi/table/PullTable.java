package org.shuqiao.nifi.table;

import static org.shuqiao.nifi.table.TableProperties.ACCEPTED;
import static org.shuqiao.nifi.table.TableProperties.ANSWER;
import static org.shuqiao.nifi.table.TableProperties.CONNECT;
import static org.shuqiao.nifi.table.TableProperties.CONNECTIONS;
import static org.shuqiao.nifi.table.TableProperties.FETCH;
import static org.shuqiao.nifi.table.TableProperties.HOURS;
import static org.shuqiao.nifi.table.TableProperties.KEY;
import static org.shuqiao.nifi.table.TableProperties.MODE;
import static org.shuqiao.nifi.table.TableProperties.POOL;
import static org.shuqiao.nifi.table.TableProperties.RATE;
import static org.shuqiao.nifi.table.TableProperties.READ;
import static org.shuqiao.nifi.table.TableProperties.ROWS;
import static org.shuqiao.nifi.table.TableProperties.SETTLE;
import static org.shuqiao.nifi.table.TableProperties.SOURCE_URI;
import static org.shuqiao.nifi.table.TableProperties.TABLE;
import static org.shuqiao.nifi.table.TableProperties.WATERMARK;
import static org.shuqiao.nifi.table.TableProperties.columns;
import static org.shuqiao.nifi.table.TableProperties.requireCounted;
import static org.shuqiao.nifi.table.TableProperties.source;
import static org.shuqiao.nifi.table.TableProperties.time;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.PrimaryNodeOnly;
import org.apache.nifi.annotation.behavior.Stateful;
import org.apache.nifi.annotation.behavior.TriggerSerially;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.documentation.UseCase;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.dbcp.DBCPService;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.exception.ProcessException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.batch.ColumnType;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.nifi.error.SourceRemark;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.nifi.pull.PullResult;
import org.shuqiao.nifi.pull.UpperBoundState;

/** Processor that pulls one keyset slice or a snapshot of a database table per run. */
@CapabilityDescription("Pulls a table in slices over JDBC. A keyset slice has both bounds fixed before a row is read: "
        + "it begins behind the newest slice and ends at the newest row (or earlier, to keep to the rows of a slice), "
        + "so nothing is lost or taken twice while the table is written to. Snapshot mode takes the whole table in one "
        + "transaction when it changed. Rows stream to the FlowFile; memory stays flat.")
@Tags({"shuqiao", "sql", "jdbc", "database", "table", "incremental", "keyset", "watermark", "snapshot"})
@InputRequirement(InputRequirement.Requirement.INPUT_FORBIDDEN)
@TriggerSerially
@PrimaryNodeOnly
@Stateful(scopes = Scope.CLUSTER, description = "Keyset: the upper bound of the newest slice, which may be key values. "
        + "Snapshot: the digest of the rows. Clearing it pulls from the beginning; LandBatch then refuses what does "
        + "not continue the landing zone.")
@SeeAlso(LandBatch.class)
@WritesAttributes({
    @WritesAttribute(attribute = Attributes.DEPARTMENT, description = "The department"),
    @WritesAttribute(attribute = Attributes.DATASET, description = "The dataset"),
    @WritesAttribute(attribute = Attributes.MODE, description = "keyset or snapshot"),
    @WritesAttribute(attribute = Attributes.BATCH, description = "The id of the batch that the slice will be"),
    @WritesAttribute(attribute = Attributes.ROWS, description = "Rows of the slice"),
    @WritesAttribute(attribute = Attributes.MORE, description = "true if rows were left for the next slice"),
    @WritesAttribute(attribute = Attributes.ERROR_CODE, description = "On failure: the code, for example SQ-COL-0013"),
    @WritesAttribute(attribute = Attributes.ERROR_ZH, description = "On failure: what is wrong and what to do, in "
            + "Chinese"),
    @WritesAttribute(attribute = Attributes.ERROR_EN, description = "On failure: the same in English")
})
@UseCase(description = "Pull what changed in a table that has a time of last change",
        configuration = "Slice Mode keyset; Watermark Column the time of last change; Key Columns the primary key; "
                + "Settle Time longer than the source's longest transaction.")
@UseCase(description = "Pull a small table without a time of last change",
        configuration = "Slice Mode snapshot: the whole table becomes one batch, and only when a row differs.")
public final class PullTable extends PullProcessor {

    private static final List<PropertyDescriptor> PROPERTIES = withCommon(POOL, SOURCE_URI, TABLE, MODE, WATERMARK,
            KEY, ROWS, SETTLE, FETCH, READ, ACCEPTED, CONNECTIONS, RATE, HOURS, CONNECT,
            ANSWER);
    private static final String SOURCE_ROWS = "sourceRows";
    private static final String DIGEST = "digest";
    private static final String NULLS = "nullWatermarks";
    private static final String LATE = "late";
    /** 1: the key columns hold the table's primary key, so a row pulled again is a newer version of itself. */
    static final String UNIQUE = "uniqueKey";

    /** Counted at the first slice and at each that reaches the end: on every slice it would read the table again. */
    private volatile long nulls = -1;

    public PullTable() { }

    /** @param clock by which the hours of a source are told */
    PullTable(Clock clock) {
        super(clock);
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected Collection<ValidationResult> customValidate(ValidationContext context) {
        List<ValidationResult> results = new ArrayList<>();
        String mode = context.getProperty(MODE).getValue();
        if ("keyset".equals(mode) && columns(context.getProperty(KEY).getValue()).isEmpty()) {
            results.add(new ValidationResult.Builder().subject(KEY.getName()).valid(false)
                    .explanation("a keyset slice needs at least one key column").build());
        }
        return results;
    }

    @OnScheduled
    public void reset() {
        nulls = -1;
    }

    @Override
    @SuppressWarnings("try")
    protected Optional<PullResult> pull(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel)
            throws IOException {
        String table = context.getProperty(TABLE).getValue();
        String source = source(context, Optional.empty());
        Optional<CodedException> closed = SourceLoad.closed(context, clock(), source);
        if (closed.isPresent()) {
            remark(closed.get());
            return Optional.empty();
        }
        try (SourceLoad load = SourceLoad.enter(context, clock(), source);
                Connection connection = SourceConnection.open(
                        context.getProperty(POOL).asControllerService(DBCPService.class), time(context, CONNECT),
                        time(context, ANSWER), source);
                ReadTransaction transaction = new ReadTransaction(connection, Dialect.of(connection))) {
            SourceTable open = SourceTable.open(connection, Dialect.of(connection), table, contract(context));
            TableReader reader = new TableReader(connection, open, load,
                    context.getProperty(FETCH).asInteger(), clock());
            String uri = source(context, Optional.of(connection.getMetaData().getURL())) + "#" + table;
            if (context.getProperty(READ).getValue().equals("copy")) {
                reader.copyWherePossible(why -> getLogger().info("{} is read by a query, not by COPY: {}", uri, why));
            }
            List<String> names = columns(context.getProperty(WATERMARK).getValue());
            names.addAll(columns(context.getProperty(KEY).getValue()));
            requireContract(context, open, reader, names, UpperBoundState.read(state), uri);
            if (!isKeyset(context)) {
                return snapshot(context, state, parcel, open, reader, uri);
            }
            open.requireOrdered(connection, open.tuple(names));
            return keyset(context, state, parcel, open, reader, uri, names,
                    open.named(connection, columns(context.getProperty(KEY).getValue())));
        } catch (SQLException | ProcessException e) {
            throw TableErrors.of(e, source, table);
        } catch (CodedException e) {
            if (e.code() != CollectCode.HOURS_ENDED || !isKeyset(context)) {
                throw e; // a snapshot that does not end within them would begin again each time
            }
            remark(e);
            return Optional.empty();
        }
    }

    private static boolean isKeyset(ProcessContext context) {
        return Slice.Mode.of(context.getProperty(MODE).getValue()) == Slice.Mode.KEYSET;
    }

    private Optional<PullResult> keyset(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel,
            SourceTable table, TableReader reader, String uri, List<String> names, boolean unique)
            throws SQLException, IOException {
        OffsetDateTime started = now();
        KeysetColumns tuple = table.tuple(names);
        List<String> from = UpperBoundState.read(state);
        int rows = (int) sample(context).orElse(context.getProperty(ROWS).asInteger());
        Duration settle = time(context, SETTLE);
        Optional<TableReader.Bounds> bounds = reader.bounds(tuple, from, rows, settle);
        boolean last = bounds.isEmpty() || bounds.get().last();
        if (nulls < 0 || last) {
            nulls = reader.nulls(tuple);
            remarks(uri, names, tuple, reader, columns(context.getProperty(WATERMARK).getValue()).isEmpty());
        }
        long late = late(tuple, from, state, reader);
        if (late > 0) {
            remark(unique ? SourceRemark.ROWS_LATE_TAKEN : SourceRemark.ROWS_LATE, uri, late);
        }
        boolean again = late > 0 && unique;
        if (bounds.isEmpty() && !again) {
            return Optional.empty();
        }
        long count;
        long counted = bounds.isPresent() ? reader.count(tuple, bounds.get()) : 0;
        try (RowsWriter writer = parcel.next()) {
            if (again) { // what was taken before is there as a newer version of itself
                reader.readBehind(tuple, from, writer);
            }
            long before = writer.rows();
            if (bounds.isPresent()) {
                reader.readSlice(tuple, bounds.get(), writer);
            }
            requireCounted(uri, counted, writer.rows() - before);
            count = writer.rows();
            tellRecords(uri, reader);
        }
        Slice slice = new Slice(Slice.Mode.KEYSET, names, from, bounds.map(TableReader.Bounds::to).orElse(from));
        Map<String, Long> notes = new HashMap<>(Map.of(NULLS, nulls, UNIQUE, unique ? 1L : 0L, LATE, late,
                SOURCE_ROWS, counted));
        Map<String, String> next = new HashMap<>(UpperBoundState.write(slice.to()));
        if (last) {
            long behind = reader.behind(tuple, slice.to());
            notes.put(UpperBoundState.BEHIND, behind);
            next.put(UpperBoundState.BEHIND, Long.toString(behind));
        }
        SliceMetadata pulled = new SliceMetadata(context.getProperty(DEPARTMENT).getValue(),
                context.getProperty(DATASET).getValue(),
                "table", uri, slice, table.schema(), notes, started);
        return Optional.of(new PullResult(pulled, List.of(count), !last, next));
    }

    /** A column more stops nothing; one that is gone or another stops until somebody decides on that very change. */
    private void requireContract(ProcessContext context, SourceTable table, TableReader reader, List<String> names,
            List<String> from, String uri) throws SQLException {
        Departures departures = table.departures();
        if (!departures.added().isEmpty()) {
            remark(SourceRemark.COLUMNS_ADDED, uri, String.join(", ", departures.added()));
        }
        if (departures.stop() && !departures.id().equals(context.getProperty(ACCEPTED).getValue())) {
            boolean bounded = !names.isEmpty() && departures.missing().stream().noneMatch(names::contains)
                    && departures.retyped().stream().noneMatch(each -> names.contains(each.promised().name()));
            awaitDecision(departures.id());
            throw new CodedException(CollectCode.CONTRACT_CHANGED, uri, departures.words(),
                    bounded ? reader.waiting(table.tuple(names), from) : reader.all(), departures.id());
        }
    }

    private void tellRecords(String uri, TableReader reader) {
        if (reader.records().count() > 0) {
            remark(SourceRemark.NO_RECORDS, uri, reader.records().count(), reader.records().kinds());
        }
    }

    /** Rows are only ever added behind a bound by what commits late: the others move up or go. */
    private static long late(KeysetColumns tuple, List<String> from, Map<String, String> state, TableReader reader)
            throws SQLException {
        String behind = state.get(UpperBoundState.BEHIND);
        return from.isEmpty() || behind == null ? 0 : Math.max(0, reader.behind(tuple, from) - Long.parseLong(behind));
    }

    private void remarks(String uri, List<String> names, KeysetColumns tuple, TableReader reader, boolean keyOnly)
            throws SQLException {
        TableColumn first = tuple.columns().getFirst();
        if (nulls > 0) {
            remark(SourceRemark.WATERMARKS_NULL, uri, nulls, String.join(", ", names));
        }
        long ahead = reader.ahead(tuple);
        if (ahead > 0) {
            remark(SourceRemark.WATERMARKS_AHEAD, uri, ahead, names.getFirst());
        }
        if (first.type() == ColumnType.TEXT && (keyOnly || !reader.isTimeAsText(tuple))) {
            remark(SourceRemark.TEXT_BOUND, uri, names.getFirst());
        }
    }

    private Optional<PullResult> snapshot(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel,
            SourceTable table, TableReader reader, String uri) throws SQLException, IOException {
        OffsetDateTime started = now();
        long count;
        String digest;
        long counted = sample(context).isPresent() ? 0 : reader.all();
        try (RowsWriter writer = parcel.next()) {
            reader.readAll(writer, (int) sample(context).orElse(0));
            count = writer.rows();
            if (sample(context).isEmpty()) {
                requireCounted(uri, counted, count);
            }
            tellRecords(uri, reader);
            digest = writer.digest();
        }
        if (digest.equals(state.get(DIGEST)) && sample(context).isEmpty()) {
            return Optional.empty();
        }
        SliceMetadata pulled = new SliceMetadata(context.getProperty(DEPARTMENT).getValue(),
                context.getProperty(DATASET).getValue(),
                "table", uri, Slice.ofContent(Slice.Mode.SNAPSHOT, digest), table.schema(),
                Map.of(SOURCE_ROWS, counted), started);
        Map<String, String> next = new HashMap<>();
        next.put(DIGEST, digest);
        return Optional.of(new PullResult(pulled, List.of(count), false, next));
    }
}
