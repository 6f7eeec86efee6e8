package org.shuqiao.nifi.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.PrimaryNodeOnly;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.Stateful;
import org.apache.nifi.annotation.behavior.TriggerSerially;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.documentation.UseCase;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.batch.Column;
import org.shuqiao.nifi.batch.ColumnType;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.nifi.pull.PullResult;

/** Processor that pulls CSV files and Excel workbooks with every cell as text. */
@CapabilityDescription("Pulls CSV files and Excel workbooks, every cell kept as text. The declared charset is held "
        + "against the bytes; header rows, rows above them and merged cells are understood; a row that does not fit "
                + "its "
        + "header is kept and marked. A file that did not change is not pulled again.")
@Tags({"shuqiao", "file", "csv", "excel", "xlsx", "xls", "gbk", "gb18030", "charset", "ingest"})
@InputRequirement(InputRequirement.Requirement.INPUT_FORBIDDEN)
@TriggerSerially
@PrimaryNodeOnly
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.READ_FILESYSTEM,
        explanation = "Reads any file that NiFi may read."))
@Stateful(scopes = Scope.CLUSTER, description = "Snapshot: the digest of what was pulled last. Append: the digests of "
        + "all files pulled.")
@SeeAlso(LandBatch.class)
@WritesAttributes({
    @WritesAttribute(attribute = Attributes.DEPARTMENT, description = "The department"),
    @WritesAttribute(attribute = Attributes.DATASET, description = "The dataset"),
    @WritesAttribute(attribute = Attributes.MODE, description = "snapshot or append"),
    @WritesAttribute(attribute = Attributes.BATCH, description = "The id of the batch that the slice will be"),
    @WritesAttribute(attribute = Attributes.ROWS, description = "Rows of the slice"),
    @WritesAttribute(attribute = Attributes.MORE, description = "true if files were left for the next slice"),
    @WritesAttribute(attribute = Attributes.ERROR_CODE, description = "On failure: the code, for example SQ-COL-0033"),
    @WritesAttribute(attribute = Attributes.ERROR_ZH, description = "On failure: what is wrong and what to do, in "
            + "Chinese"),
    @WritesAttribute(attribute = Attributes.ERROR_EN, description = "On failure: the same in English")
})
@UseCase(description = "Pull a list that a department replaces as a whole",
        configuration = "Slice Mode snapshot: all files that match are one batch, and only the newest batch counts.")
@UseCase(description = "Pull files that a department adds one after the other",
        configuration = "Slice Mode append and a * in the file name of Path: each file is a batch of its own.")
public final class PullFile extends PullProcessor {

    public static final PropertyDescriptor PATH = new PropertyDescriptor.Builder()
            .name("Path").description("The file, or several by a * in the file name; they are taken in name order.")
            .required(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor FORMAT = new PropertyDescriptor.Builder()
            .name("Format").description("csv, or excel for workbooks of both generations (xlsx, xls).")
            .required(true).allowableValues("csv", "excel").defaultValue("csv").build();

    public static final PropertyDescriptor CHARSET = new PropertyDescriptor.Builder()
            .name("Charset").description("The declared charset; the bytes are held against it. auto: by the bytes "
                    + "alone.")
            .required(true).defaultValue(TextEncoding.AUTO).dependsOn(FORMAT, "csv")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor DELIMITER = new PropertyDescriptor.Builder()
            .name("Delimiter").description("The character between cells; \\t for a tab.")
            .required(true).defaultValue(",").dependsOn(FORMAT, "csv")
            .addValidator(StandardValidators.createRegexMatchingValidator(Pattern.compile("\\\\t|.")))
            .build();

    public static final PropertyDescriptor HEADER_ROWS = new PropertyDescriptor.Builder()
            .name("Header Rows").description("Rows of the header; the names of several are joined with /.")
            .required(true).defaultValue("1").addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor SKIP_ROWS = new PropertyDescriptor.Builder()
            .name("Skip Rows").description("Rows above the header.")
            .required(true).defaultValue("0").addValidator(StandardValidators.NON_NEGATIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor SHEET = new PropertyDescriptor.Builder()
            .name("Sheet").description("The name of the sheet; without it, the first.")
            .dependsOn(FORMAT, "excel").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor MODE = new PropertyDescriptor.Builder()
            .name("Slice Mode").description("snapshot: the files are the whole truth; append: each file adds.")
            .required(true).allowableValues("snapshot", "append").defaultValue("snapshot").build();

    private static final List<PropertyDescriptor> PROPERTIES =
            withCommon(PATH, FORMAT, CHARSET, DELIMITER, HEADER_ROWS, SKIP_ROWS, SHEET, MODE);
    private static final String DIGEST = "digest";
    private static final String LANDED = "landed";

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected Optional<PullResult> pull(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel) {
        String path = context.getProperty(PATH).getValue();
        try {
            List<DropFolder.Found> files = new ArrayList<>();
            for (Path file : DropFolder.files(path)) {
                files.add(sample(context).isPresent() ? DropFolder.Found.unread(file) : DropFolder.Found.of(file));
            }
            return Slice.Mode.of(context.getProperty(MODE).getValue()) == Slice.Mode.SNAPSHOT
                    ? snapshot(context, state, parcel, files) : append(context, state, parcel, files);
        } catch (IOException e) {
            throw new CodedException(CollectCode.FILE_UNREADABLE, e, Path.of(path).getFileName());
        }
    }

    private Optional<PullResult> snapshot(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel,
            List<DropFolder.Found> files) throws IOException {
        TabularFileReader reading = reading(context);
        String digest = digest(files, reading);
        if (digest.equals(state.get(DIGEST)) && sample(context).isEmpty()) {
            return Optional.empty();
        }
        Slice slice = Slice.ofContent(Slice.Mode.SNAPSHOT, digest);
        return Optional.of(read(context, parcel, files, reading, slice, false, Map.of(DIGEST, digest)));
    }

    private Optional<PullResult> append(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel,
            List<DropFolder.Found> files) throws IOException {
        List<DropFolder.Found> fresh = files.stream().filter(file -> !state.containsKey(file.digest())).toList();
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        DropFolder.Found file = fresh.getFirst();
        boolean more = fresh.stream().anyMatch(other -> !other.digest().equals(file.digest()));
        Map<String, String> next = new HashMap<>(state);
        next.put(file.digest(), LANDED);
        Slice slice = Slice.ofContent(Slice.Mode.APPEND, file.digest());
        return Optional.of(read(context, parcel, List.of(file), reading(context), slice, more, next));
    }

    private PullResult read(ProcessContext context, SliceArchive.Writer parcel, List<DropFolder.Found> files,
            TabularFileReader reading, Slice slice, boolean more, Map<String, String> next) throws IOException {
        OffsetDateTime started = now();
        List<Long> rows = new ArrayList<>();
        List<String> names = List.of();
        Map<String, Long> notes = new LinkedHashMap<>(Map.of("files", (long) files.size()));
        for (DropFolder.Found file : files) {
            try (RowsWriter writer = parcel.next()) {
                FileFindings findings = reading.read(file.path(), writer);
                file.checkUnchanged();
                List<String> these = findings.names();
                findings.addTo(notes);
                findings.remarks().forEach(this::remark);
                checkSame(file, names, these);
                names = these;
                rows.add(writer.rows());
            }
        }
        Contract contract = reading.contract();
        List<Column> columns = names.stream()
                .map(name -> contract.find(name).orElse(new Column(name, ColumnType.TEXT))).toList();
        SliceMetadata pulled = new SliceMetadata(context.getProperty(DEPARTMENT).getValue(),
                context.getProperty(DATASET).getValue(),
                "file", uri(context, files), slice, columns, notes, started);
        return new PullResult(pulled, rows, more, next);
    }

    /** Files of one batch have one schema. */
    private static void checkSame(DropFolder.Found file, List<String> first, List<String> these) {
        if (!first.isEmpty() && !first.equals(these)) {
            Contract asFirst = new Contract(first.stream()
                    .map(name -> new Contract.Promise(new Column(name, ColumnType.TEXT), true)).toList());
            String name = file.path().getFileName().toString();
            asFirst.requireAll(name, these);
            if (!asFirst.added(these).isEmpty()) {
                throw new CodedException(CollectCode.COLUMN_ADDED, name, String.join(", ", asFirst.added(these)));
            }
        }
    }

    /**
     * Covers the content and how it is read: the same bytes under another sheet or charset are other rows, and so they
     * are under a contract that takes another column.
     */
    private static String digest(List<DropFolder.Found> files, TabularFileReader reading) {
        var sha = Sha256.create();
        for (DropFolder.Found file : files) {
            sha.update(file.digest().getBytes(StandardCharsets.US_ASCII));
        }
        sha.update(reading.fingerprint().getBytes(StandardCharsets.UTF_8));
        reading.contract().promises().forEach(promise ->
                sha.update(("\n" + promise.column().name()).getBytes(StandardCharsets.UTF_8)));
        return Sha256.tagged(sha);
    }

    private TabularFileReader reading(ProcessContext context) {
        boolean excel = "excel".equals(context.getProperty(FORMAT).getValue());
        String delimiter = excel ? "," : context.getProperty(DELIMITER).getValue();
        return new TabularFileReader(excel, excel ? TextEncoding.AUTO : context.getProperty(CHARSET).getValue(),
                "\\t".equals(delimiter) ? '\t' : delimiter.charAt(0), context.getProperty(HEADER_ROWS).asInteger(),
                context.getProperty(SKIP_ROWS).asInteger(),
                Optional.ofNullable(excel ? context.getProperty(SHEET).getValue() : null), contract(context),
                sample(context).orElse(0));
    }

    private static String uri(ProcessContext context, List<DropFolder.Found> files) {
        return files.size() == 1 ? files.getFirst().path().toUri().toString()
                : files.getFirst().path().getParent().toUri() + Path.of(context.getProperty(PATH).getValue())
                        .getFileName().toString();
    }
}
