package org.shuqiao.nifi.table;

import static org.shuqiao.nifi.table.TableProperties.ANSWER;
import static org.shuqiao.nifi.table.TableProperties.CONNECT;
import static org.shuqiao.nifi.table.TableProperties.CONNECTIONS;
import static org.shuqiao.nifi.table.TableProperties.FETCH;
import static org.shuqiao.nifi.table.TableProperties.HOURS;
import static org.shuqiao.nifi.table.TableProperties.KEYS;
import static org.shuqiao.nifi.table.TableProperties.POOL;
import static org.shuqiao.nifi.table.TableProperties.RATE;
import static org.shuqiao.nifi.table.TableProperties.SOURCE_URI;
import static org.shuqiao.nifi.table.TableProperties.TABLE;
import static org.shuqiao.nifi.table.TableProperties.WATERMARK_OF_KEYS;
import static org.shuqiao.nifi.table.TableProperties.columns;
import static org.shuqiao.nifi.table.TableProperties.requireCounted;
import static org.shuqiao.nifi.table.TableProperties.source;
import static org.shuqiao.nifi.table.TableProperties.time;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.PrimaryNodeOnly;
import org.apache.nifi.annotation.behavior.Stateful;
import org.apache.nifi.annotation.behavior.TriggerSerially;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.dbcp.DBCPService;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.exception.ProcessException;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.LandedFile;
import org.shuqiao.contracts.landing.LandedRow;
import org.shuqiao.contracts.landing.LandedRowIterator;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.nifi.error.SourceRemark;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.nifi.pull.PullResult;
import org.shuqiao.nifi.pull.UpperBoundState;

/** Processor that finds rows that landed and are gone at their source, and pulls them as deletions. */
@CapabilityDescription("Compares the keys that landed with those that a table has now, and pulls the keys that are "
        + "gone as a slice of deletions. All keys of the table are read in one transaction; nothing that came after "
        + "what landed is among them. A row that landed as a deletion and is there again is pulled with them, "
        + "whatever its watermark says. Memory stays flat whatever the number of keys.")
@Tags({"shuqiao", "sql", "jdbc", "database", "table", "deletion", "reconciliation"})
@InputRequirement(InputRequirement.Requirement.INPUT_FORBIDDEN)
@TriggerSerially
@PrimaryNodeOnly
@Stateful(scopes = Scope.CLUSTER, description = "Nothing: what landed says where it ends, by Initial State.")
@SeeAlso(PullTable.class)
public final class PullDeletions extends PullProcessor {

    public static final PropertyDescriptor LANDING = new PropertyDescriptor.Builder()
            .name("Landing Folder").description("The landing zone in which the batches of the dataset are.")
            .required(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor MAY_LOSE = new PropertyDescriptor.Builder()
            .name("May Lose").description("Per cent of the rows that may be gone at once; more are refused, because a "
                    + "source that answers with less than it has looks the same.")
            .required(true).defaultValue("50").addValidator(StandardValidators.createLongValidator(0, 100, true))
            .build();

    private static final List<PropertyDescriptor> PROPERTIES = withCommon(POOL, SOURCE_URI,
            TABLE, WATERMARK_OF_KEYS, KEYS, FETCH, CONNECTIONS, RATE, HOURS, CONNECT, ANSWER, LANDING, MAY_LOSE);

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    @SuppressWarnings("try")
    protected Optional<PullResult> pull(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel)
            throws IOException {
        String table = context.getProperty(TABLE).getValue();
        String source = source(context, Optional.empty());
        List<String> bound = UpperBoundState.read(state);
        if (bound.isEmpty()) {
            return Optional.empty(); // nothing landed
        }
        Optional<CodedException> closed = SourceLoad.closed(context, clock(), source);
        if (closed.isPresent()) {
            remark(closed.get());
            return Optional.empty();
        }
        LandingFolder folder = LandingFolder.in(Path.of(context.getProperty(LANDING).getValue()),
                context.getProperty(DEPARTMENT).getValue(), context.getProperty(DATASET).getValue());
        // before the transaction: what lands while it reads is not in what it sees
        List<ManifestSummary> batches = new LandingReader(folder).batches();
        try (SourceLoad load = SourceLoad.enter(context, clock(), source);
                Connection connection = SourceConnection.open(
                        context.getProperty(POOL).asControllerService(DBCPService.class),
                        time(context, CONNECT), time(context, ANSWER), source);
                ReadTransaction transaction = new ReadTransaction(connection, Dialect.of(connection))) {
            SourceTable open = SourceTable.open(connection, Dialect.of(connection), table, contract(context));
            TableReader reader = new TableReader(connection, open, load,
                    context.getProperty(FETCH).asInteger(), clock());
            String uri = source(context, Optional.of(connection.getMetaData().getURL())) + "#" + table;
            List<String> key = columns(context.getProperty(KEYS).getValue());
            if (!open.named(connection, key)) {
                throw new CodedException(CollectCode.RECONCILE_KEYLESS, uri, String.join(", ", key));
            }
            return compare(context, open, reader, uri, key, bound, folder, batches, parcel);
        } catch (SQLException | ProcessException e) {
            throw TableErrors.of(e, source, table);
        }
    }

    private Optional<PullResult> compare(ProcessContext context, SourceTable table, TableReader reader, String uri,
            List<String> key, List<String> bound, LandingFolder folder, List<ManifestSummary> batches,
            SliceArchive.Writer parcel) throws SQLException, IOException {
        OffsetDateTime started = now();
        long expected = batches.stream().mapToLong(ManifestSummary::rows).sum();
        // a name that the landing zone sweeps, should this be killed
        try (KeyBuckets buckets = new KeyBuckets(folder.path().resolve(".tmp-keys-" + UUID.randomUUID()), expected)) {
            for (ManifestSummary batch : batches) {
                for (LandedFile file : batch.files()) {
                    addLanded(buckets, file, key);
                }
            }
            long counted = reader.all();
            long read = reader.eachKey(table.tuple(key), buckets::present);
            requireCounted(uri, counted, read);
            buckets.seal();
            long[] found = new long[2];
            long standing = buckets.compare(each -> found[0]++, each -> found[1]++);
            long gone = found[0];
            int mayLose = context.getProperty(MAY_LOSE).asInteger();
            if (gone * 100 > standing * mayLose) {
                throw new CodedException(CollectCode.RECONCILE_SHRANK, folder.id(), gone, standing, mayLose);
            }
            if (gone + found[1] == 0) {
                return Optional.empty();
            }
            if (gone > 0) {
                remark(SourceRemark.ROWS_GONE, uri, gone);
            }
            long rows;
            try (RowsWriter writer = parcel.next()) {
                buckets.compare(each -> writer.write(deletion(key, each)), each -> back(reader, table.tuple(key), each,
                        writer));
                rows = writer.rows();
            }
            if (rows > gone) {
                remark(SourceRemark.ROWS_LATE_TAKEN, uri, rows - gone);
            }
            return Optional.of(result(context, table, reader, uri, bound, new Compared(counted, gone, rows), started));
        }
    }

    /**
     * What a comparison came to.
     *
     * @param counted keys of the source
     * @param gone keys of the lake that it does not have
     * @param rows of the slice: these, and those that are back
     */
    private record Compared(long counted, long gone, long rows) { }

    private static void back(TableReader reader, KeysetColumns key, List<String> values, RowsWriter writer)
            throws IOException {
        try {
            reader.readOne(key, values, writer);
        } catch (SQLException e) {
            throw new ProcessException(e);
        }
    }

    private PullResult result(ProcessContext context, SourceTable table, TableReader reader, String uri,
            List<String> bound, Compared compared, OffsetDateTime started) throws SQLException {
        List<String> names = columns(context.getProperty(WATERMARK_OF_KEYS).getValue());
        names.addAll(columns(context.getProperty(KEYS).getValue()));
        long behind = reader.behind(table.tuple(names), bound);
        Map<String, Long> notes = Map.of("deleted", compared.gone(), "sourceKeys", compared.counted(),
                PullTable.UNIQUE, 1L, UpperBoundState.BEHIND, behind);
        SliceMetadata pulled = new SliceMetadata(context.getProperty(DEPARTMENT).getValue(),
                context.getProperty(DATASET).getValue(), "table", uri,
                new Slice(Slice.Mode.KEYSET, names, bound, bound), table.schema(), notes, started);
        return new PullResult(pulled, List.of(compared.rows()), false, Map.of());
    }

    private static void addLanded(KeyBuckets buckets, LandedFile file, List<String> key) throws IOException {
        int[] places = key.stream().mapToInt(file.columns()::indexOf).toArray();
        try (LandedRowIterator rows = file.open()) {
            while (rows.hasNext()) {
                LandedRow row = rows.next();
                List<String> values = new ArrayList<>(places.length);
                for (int place : places) {
                    if (place >= 0 && row.cells()[place] != null) {
                        values.add(row.cells()[place]);
                    }
                }
                if (values.size() == places.length) {
                    buckets.landed(List.copyOf(values), row.isDeletion());
                }
            }
        }
    }

    private static List<Cell> deletion(List<String> key, List<String> values) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            cells.add(Cell.of(key.get(i), values.get(i)));
        }
        cells.add(Cell.of(Cell.DELETED, "true"));
        return cells;
    }
}
