package org.shuqiao.nifi.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
import org.apache.nifi.annotation.lifecycle.OnStopped;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.batch.Contract;
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

/** Processor that pulls a paged JSON service over HTTP. */
@CapabilityDescription("Pulls all pages of a JSON service, nested fields flattened, numbers with the text they have in "
        + "the answer. Tries again with growing waits after 429, 5xx and answers cut short, never sooner than "
        + "Retry-After asks, and keeps to a rate. Rows that move between pages while they are read are noticed: the "
        + "pull starts over once, then fails.")
@Tags({"shuqiao", "http", "rest", "json", "api", "paging", "incremental", "snapshot"})
@InputRequirement(InputRequirement.Requirement.INPUT_FORBIDDEN)
@TriggerSerially
@PrimaryNodeOnly
@Stateful(scopes = Scope.CLUSTER, description = "Keyset: the upper bound of the newest slice, which may be key values. "
        + "Snapshot: the digest of the rows.")
@SeeAlso(LandBatch.class)
@WritesAttributes({
    @WritesAttribute(attribute = Attributes.DEPARTMENT, description = "The department"),
    @WritesAttribute(attribute = Attributes.DATASET, description = "The dataset"),
    @WritesAttribute(attribute = Attributes.MODE, description = "keyset or snapshot"),
    @WritesAttribute(attribute = Attributes.BATCH, description = "The id of the batch that the slice will be"),
    @WritesAttribute(attribute = Attributes.ROWS, description = "Rows of the slice"),
    @WritesAttribute(attribute = Attributes.MORE, description = "always false: a pull takes all pages"),
    @WritesAttribute(attribute = Attributes.ERROR_CODE, description = "On failure: the code, for example SQ-COL-0051"),
    @WritesAttribute(attribute = Attributes.ERROR_ZH, description = "On failure: what is wrong and what to do, in "
            + "Chinese"),
    @WritesAttribute(attribute = Attributes.ERROR_EN, description = "On failure: the same in English")
})
@UseCase(description = "Pull a service that only gives everything",
        configuration = "Slice Mode snapshot: the rows become a batch when one of them differs.")
@UseCase(description = "Pull what is new in a service that can be asked from a time on",
        configuration = "Slice Mode keyset; Since Parameter the name of its parameter; Watermark Field and Key Fields "
                + "from the rows; the contract gives their types.")
public final class PullService extends PullProcessor {

    public static final PropertyDescriptor URL = new PropertyDescriptor.Builder()
            .name("URL").description("The address of the rows, without the parameters of paging.")
            .required(true).addValidator(StandardValidators.URL_VALIDATOR).build();
    public static final PropertyDescriptor KEY_HEADER = new PropertyDescriptor.Builder()
            .name("Key Header").description("The request header that carries the API key.")
            .addValidator(StandardValidators.createRegexMatchingValidator(
                    Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+"))).build();
    public static final PropertyDescriptor KEY_VALUE = new PropertyDescriptor.Builder()
            .name("API Key").description("The key.").sensitive(true).dependsOn(KEY_HEADER)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    public static final PropertyDescriptor PAGE = text("Page Parameter", "The parameter with the page number.", "page");
    public static final PropertyDescriptor SIZE = text("Size Parameter", "The parameter with the page size.", "size");
    public static final PropertyDescriptor FIRST = new PropertyDescriptor.Builder()
            .name("First Page").description("The number of the first page.").required(true).defaultValue("1")
            .addValidator(StandardValidators.NON_NEGATIVE_INTEGER_VALIDATOR).build();
    public static final PropertyDescriptor LIMIT = new PropertyDescriptor.Builder()
            .name("Page Size").description("Rows of a page.").required(true).defaultValue("200")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();
    public static final PropertyDescriptor ROWS = text("Rows Pointer",
            "JSON pointer (RFC 6901) to the rows; # where the answer is the list itself.", "/rows");
    public static final PropertyDescriptor TOTAL = new PropertyDescriptor.Builder()
            .name("Total Pointer").description("JSON pointer to the number of all rows, if the service states it.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    public static final PropertyDescriptor RATE = new PropertyDescriptor.Builder()
            .name("Requests per Second").description("At most so many.").required(true).defaultValue("20")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();
    public static final PropertyDescriptor MODE = new PropertyDescriptor.Builder()
            .name("Slice Mode").description("keyset: pull what is new; snapshot: pull all when it changed.")
            .required(true).allowableValues("keyset", "snapshot").defaultValue("snapshot").build();
    public static final PropertyDescriptor WATERMARK = new PropertyDescriptor.Builder()
            .name("Watermark Field").description("A field that grows with each change; without it the key is the "
                    + "bound.")
            .dependsOn(MODE, "keyset").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    public static final PropertyDescriptor SINCE = new PropertyDescriptor.Builder()
            .name("Since Parameter").description("The parameter that carries the watermark of the newest row pulled.")
            .dependsOn(MODE, "keyset").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    public static final PropertyDescriptor KEY = new PropertyDescriptor.Builder()
            .name("Key Fields").description("The fields, separated by commas, that tell rows of the same watermark "
                    + "apart.").required(true).dependsOn(MODE, "keyset")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    public static final PropertyDescriptor SETTLE = new PropertyDescriptor.Builder()
            .name("Settle Time").description("Holds the upper bound so far behind now, for rows that come late.")
            .required(true).defaultValue("0 sec").dependsOn(MODE, "keyset")
            .addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();
    public static final PropertyDescriptor ATTEMPTS = new PropertyDescriptor.Builder()
            .name("Attempts").description("How often a request is tried in all.").required(true).defaultValue("5")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();
    public static final PropertyDescriptor WAIT = new PropertyDescriptor.Builder()
            .name("First Wait").description("The wait before the second attempt; it doubles with each.").required(true)
            .defaultValue("500 millis").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();
    public static final PropertyDescriptor LONGEST = new PropertyDescriptor.Builder()
            .name("Longest Wait").description("No wait is longer, whatever Retry-After asks.").required(true)
            .defaultValue("60 sec").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();
    public static final PropertyDescriptor TIMEOUT = new PropertyDescriptor.Builder()
            .name("Request Timeout").description("How long an answer may take.").required(true).defaultValue("60 sec")
            .addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String DIGEST = "digest";
    private static final List<PropertyDescriptor> PROPERTIES = withCommon(URL, KEY_HEADER, KEY_VALUE, PAGE, SIZE,
            FIRST, LIMIT, ROWS, TOTAL, RATE, MODE, WATERMARK, SINCE, KEY, SETTLE, ATTEMPTS, WAIT, LONGEST, TIMEOUT);

    private volatile HttpClient client;

    public PullService() { }

    PullService(Clock clock) {
        super(clock);
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @OnScheduled
    public void open() {
        // redirects are not followed: the key belongs to this address alone
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @OnStopped
    public void close() {
        HttpClient open = client;
        if (open != null) {
            open.shutdownNow();
        }
    }

    /** Pages that drifted are read once more from the first. */
    @Override
    protected boolean shouldRestart(CodedException e) {
        return e.code() == CollectCode.PAGES_DRIFT;
    }

    @Override
    protected Optional<PullResult> pull(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel)
            throws IOException {
        OffsetDateTime started = now();
        String source = source(context.getProperty(URL).getValue());
        Contract contract = contract(context);
        Optional<PagedPull.After> after = after(context, state, source, contract);
        ServiceRows rows = new ServiceRows(source, contract);
        PagedPull.Read read;
        long count;
        String digest;
        try (RowsWriter writer = parcel.next()) {
            PageDriftDetector drift = new PageDriftDetector(source, names(context.getProperty(KEY).getValue()));
            read = new PagedPull(calls(context, source), new PageReader(source, rowsPointer(context),
                    Optional.ofNullable(context.getProperty(TOTAL).getValue())), paging(context))
                    .read(after, drift, rows, writer, sample(context).orElse(0));
            count = writer.rows();
            digest = writer.digest();
        }
        after.ifPresent(bound -> remarks(source, bound, read));
        rows.records().filter(records -> records.count() > 0).ifPresent(records ->
                remark(SourceRemark.NO_RECORDS, source, records.count(), records.kinds()));
        if (!rows.added().isEmpty()) {
            remark(SourceRemark.COLUMNS_ADDED, source, String.join(", ", rows.added()));
        }
        boolean sampled = sample(context).isPresent();
        if (after.isPresent() ? count == 0 : digest.equals(state.get(DIGEST)) && !sampled) {
            return Optional.empty();
        }
        Slice slice = after.map(bound -> new Slice(Slice.Mode.KEYSET, bound.names(), bound.from(), read.to()))
                .orElseGet(() -> Slice.ofContent(Slice.Mode.SNAPSHOT, digest));
        Map<String, Long> notes = after.isPresent()
                ? Map.of("pages", read.pages(), "nullWatermarks", read.nullWatermarks(), "late", read.late(),
                        UpperBoundState.BEHIND, read.ties())
                        : Map.of("pages", read.pages());
        SliceMetadata pulled = new SliceMetadata(context.getProperty(DEPARTMENT).getValue(),
                context.getProperty(DATASET).getValue(), "service", source, slice, rows.columns(), notes, started);
        return Optional.of(new PullResult(pulled, List.of(count), false,
                after.isPresent() ? state(slice.to(), read.ties()) : Map.of(DIGEST, digest)));
    }

    private static Map<String, String> state(List<String> to, long ties) {
        Map<String, String> state = new HashMap<>(UpperBoundState.write(to));
        state.put(UpperBoundState.BEHIND, Long.toString(ties));
        return state;
    }

    private void remarks(String source, PagedPull.After bound, PagedPull.Read read) {
        String first = bound.names().getFirst();
        if (read.nullWatermarks() > 0) {
            remark(SourceRemark.WATERMARKS_NULL, source, read.nullWatermarks(), String.join(", ", bound.names()));
        }
        if (read.ahead() > 0) {
            remark(SourceRemark.WATERMARKS_AHEAD, source, read.ahead(), first);
        }
        if (read.late() > 0) {
            remark(SourceRemark.ROWS_LATE, source, read.late());
        }
        if (bound.order().isText(read.to())) {
            remark(SourceRemark.TEXT_BOUND, source, first);
        }
    }

    private Optional<PagedPull.After> after(ProcessContext context, Map<String, String> state, String source,
            Contract contract) {
        if (Slice.Mode.of(context.getProperty(MODE).getValue()) != Slice.Mode.KEYSET) {
            return Optional.empty();
        }
        List<String> names = names(context.getProperty(WATERMARK).getValue());
        names.addAll(names(context.getProperty(KEY).getValue()));
        return Optional.of(new PagedPull.After(List.copyOf(names), UpperBoundState.read(state),
                Optional.ofNullable(context.getProperty(SINCE).getValue()), Optional.of(duration(context, SETTLE))
                        .filter(settle -> !settle.isZero()).map(now()::minus), now(),
                state.containsKey(UpperBoundState.BEHIND)
                        ? OptionalLong.of(Long.parseLong(state.get(UpperBoundState.BEHIND))) : OptionalLong.empty(),
                new Watermarks(source, names, contract)));
    }

    private ServiceClient calls(ProcessContext context, String source) {
        String header = context.getProperty(KEY_HEADER).getValue();
        String key = header == null ? null : context.getProperty(KEY_VALUE).getValue();
        return new ServiceClient(client, source,
                key == null ? Optional.empty() : Optional.of(new ServiceClient.Key(header, key)),
                context.getProperty(RATE).asInteger(), new Backoff(context.getProperty(ATTEMPTS).asInteger(),
                        duration(context, WAIT), duration(context, LONGEST), clock()), duration(context, TIMEOUT));
    }

    /** {@code #} is the whole answer, as in a pointer's URI fragment form (RFC 6901 §6): NiFi has no empty value. */
    private static String rowsPointer(ProcessContext context) {
        String pointer = context.getProperty(ROWS).getValue();
        return pointer.startsWith("#") ? pointer.substring(1) : pointer;
    }

    private static PagedPull.Paging paging(ProcessContext context) {
        return new PagedPull.Paging(context.getProperty(URL).getValue(), context.getProperty(PAGE).getValue(),
                context.getProperty(SIZE).getValue(), context.getProperty(FIRST).asInteger(),
                context.getProperty(LIMIT).asInteger());
    }

    private static Duration duration(ProcessContext context, PropertyDescriptor property) {
        return Duration.ofNanos(context.getProperty(property).asTimePeriod(TimeUnit.NANOSECONDS));
    }

    /** The address without user and parameters, which may be secrets. */
    private static String source(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    private static List<String> names(String list) {
        return list == null ? new ArrayList<>() : new ArrayList<>(Arrays.stream(list.split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).toList());
    }

    private static PropertyDescriptor text(String name, String description, String value) {
        return new PropertyDescriptor.Builder().name(name).description(description).required(true).defaultValue(value)
                .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    }
}
