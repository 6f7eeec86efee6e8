package org.shuqiao.nifi.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.PrimaryNodeOnly;
import org.apache.nifi.annotation.behavior.Stateful;
import org.apache.nifi.annotation.behavior.TriggerSerially;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.annotation.lifecycle.OnStopped;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.nifi.pull.PullResult;
import org.shuqiao.nifi.pull.UpperBoundState;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Arrival;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;
import org.shuqiao.nifi.stream.receive.Receiving;
import org.shuqiao.nifi.stream.spool.Segments;

/**
 * Base class of the processors of streams. While it is scheduled it receives into a spool, or another process does; a
 * run takes what came since the newest batch as a slice, whose bounds are numbers of the spool.
 */
@InputRequirement(InputRequirement.Requirement.INPUT_FORBIDDEN)
@TriggerSerially
@PrimaryNodeOnly
@Stateful(scopes = Scope.CLUSTER, description = "The number of the newest message of the spool that was pulled.")
@WritesAttributes({
    @WritesAttribute(attribute = Attributes.DEPARTMENT, description = "The department"),
    @WritesAttribute(attribute = Attributes.DATASET, description = "The dataset"),
    @WritesAttribute(attribute = Attributes.MODE, description = "keyset"),
    @WritesAttribute(attribute = Attributes.BATCH, description = "The id of the batch that the slice will be"),
    @WritesAttribute(attribute = Attributes.ROWS, description = "Rows of the slice"),
    @WritesAttribute(attribute = Attributes.MORE, description = "true if messages were left for the next slice"),
    @WritesAttribute(attribute = Attributes.ERROR_CODE, description = "On failure: the code, for example SQ-COL-0103"),
    @WritesAttribute(attribute = Attributes.ERROR_ZH, description = "On failure: what is wrong and what to do, in "
            + "Chinese"),
    @WritesAttribute(attribute = Attributes.ERROR_EN, description = "On failure: the same in English")
})
public abstract class StreamProcessor extends PullProcessor {

    public static final PropertyDescriptor SPOOL = new PropertyDescriptor.Builder()
            .name("Spool Folder").description("Where messages are kept until they have landed. It is created if "
                    + "missing.")
            .required(true).addValidator(StandardValidators.createDirectoryExistsValidator(false, true)).build();

    public static final PropertyDescriptor RECEIVES = new PropertyDescriptor.Builder()
            .name("Receive").description("true: receive while it is scheduled; false: another process receives into "
                    + "the spool, and what it kept is landed.")
            .required(true).allowableValues("true", "false").defaultValue("true").build();

    public static final PropertyDescriptor LATE = new PropertyDescriptor.Builder()
            .name("Late After").description("How long after its time a row may come before it is told as late; it is "
                    + "landed all the same.")
            .required(true).defaultValue("10 min").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();

    public static final PropertyDescriptor ROWS = new PropertyDescriptor.Builder()
            .name("Rows per Slice").description("How many rows a slice has at most, about: a message stays whole.")
            .required(true).defaultValue("50000").addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor TRIAL = new PropertyDescriptor.Builder()
            .name("Trial Time").description("How long a sample waits for the first message where the spool is empty.")
            .required(true).defaultValue("20 sec").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();

    /** The bound of a slice. */
    private static final List<String> NUMBER = List.of("arrival_number");

    private Optional<Receiving> receiving = Optional.empty();

    /** Name of the protocol and the place, as messages and manifests have them. */
    protected abstract Inlet.Stream stream(ProcessContext context);

    /** @param trial whether it only looks, so that senders send again what it saw */
    protected abstract Receiver receive(ProcessContext context, Inlet inlet, boolean trial);

    /** Columns that a protocol has and a contract may leave out. */
    protected abstract Set<String> knownColumns();

    /** @throws CodedException if the contract has a column that no row can have */
    protected abstract void checkContract(ProcessContext context);

    @OnScheduled
    public final void startReceiving(ProcessContext context) {
        if (context.getProperty(RECEIVES).asBoolean() && sample(context).isEmpty()) {
            receiving = Optional.of(Receiving.start(stream(context), spool(context), clock(),
                    inlet -> receive(context, inlet, false)));
        }
    }

    @OnStopped
    public final void stopReceiving() {
        receiving.ifPresent(Receiving::close);
        receiving = Optional.empty();
    }

    protected final Arrival arrival(ProcessContext context, Optional<String> time) {
        return new Arrival(time, duration(context, LATE));
    }

    protected static Duration duration(ProcessContext context, PropertyDescriptor property) {
        return Duration.ofMillis(context.getProperty(property).asTimePeriod(TimeUnit.MILLISECONDS));
    }

    private static Path spool(ProcessContext context) {
        return Path.of(context.getProperty(SPOOL).getValue());
    }

    @Override
    protected Optional<PullResult> pull(ProcessContext context, Map<String, String> state, SliceArchive.Writer parcel)
            throws IOException {
        checkContract(context);
        if (sample(context).isPresent()) {
            return Optional.of(sample(context, (int) sample(context).getAsLong(), parcel));
        }
        List<String> from = UpperBoundState.read(state);
        long after = from.isEmpty() ? 0 : Long.parseLong(from.getFirst());
        Segments segments = new Segments(spool(context));
        long newest = segments.newest();
        if (newest > 0 && newest < after) {
            throw new CodedException(StreamCode.SPOOL_BEHIND, spool(context));
        }
        segments.removeLanded(after, clock().instant());
        OffsetDateTime started = now();
        int most = context.getProperty(ROWS).asInteger();
        StreamRows rows = new StreamRows(contract(context));
        long[] to = {after};
        boolean[] more = new boolean[1];
        try (RowsWriter writer = parcel.next()) {
            segments.read(after, each -> {
                if (writer.rows() >= most) {
                    more[0] = true;
                    return false;
                }
                rows.write(each, writer);
                to[0] = each.number();
                return true;
            });
        }
        if (rows.count() == 0) {
            return Optional.empty();
        }
        Slice slice = new Slice(Slice.Mode.KEYSET, NUMBER, from, List.of(Long.toString(to[0])));
        tell(context, rows);
        return Optional.of(result(context, slice, rows, started, more[0]));
    }

    private PullResult result(ProcessContext context, Slice slice, StreamRows rows, OffsetDateTime started,
            boolean more) {
        Inlet.Stream stream = stream(context);
        SliceMetadata pulled = new SliceMetadata(stream.department(), stream.dataset(), "stream", stream.uri(), slice,
                rows.columns(), rows.notes(), started);
        return new PullResult(pulled, List.of(rows.count()), more, UpperBoundState.write(slice.to()));
    }

    private void tell(ProcessContext context, StreamRows rows) throws IOException {
        String id = stream(context).id();
        rows.remarks(id, duration(context, LATE), knownColumns()).forEach(this::remark);
        StreamState.read(spool(context)).filter(state -> state.refusals() > 0).ifPresent(state ->
                remark(new CodedException(StreamCode.FRAMES_REFUSED, id, state.refusals(),
                        String.join(", ", state.refused().keySet().stream().sorted().toList()))));
    }

    /** The newest rows of the spool, else what comes while it looks. */
    private PullResult sample(ProcessContext context, int most, SliceArchive.Writer parcel) throws IOException {
        OffsetDateTime started = now();
        List<Segments.Numbered> newest = newest(spool(context), most);
        if (newest.isEmpty()) {
            boolean received = StreamState.read(spool(context)).filter(state -> state.isReceiving(now())).isPresent();
            newest = received ? await(context, most) : look(context, most);
        }
        StreamRows rows = new StreamRows(contract(context));
        try (RowsWriter writer = parcel.next()) {
            for (Segments.Numbered each : newest) {
                rows.write(each, writer);
            }
        }
        tell(context, rows);
        Slice slice = new Slice(Slice.Mode.KEYSET, NUMBER, List.of(),
                List.of(Long.toString(newest.getLast().number())));
        return result(context, slice, rows, started, false);
    }

    private static List<Segments.Numbered> newest(Path spool, int most) {
        Deque<Segments.Numbered> kept = new ArrayDeque<>();
        int[] rows = new int[1];
        new Segments(spool).read(0, each -> {
            int own = each.message().rows().size();
            if (own > 0) {
                kept.addLast(each);
                rows[0] += own;
            }
            while (kept.size() > 1 && rows[0] - kept.getFirst().message().rows().size() >= most) {
                rows[0] -= kept.removeFirst().message().rows().size();
            }
            return true;
        });
        return new ArrayList<>(kept);
    }

    /** Where somebody receives already, what comes is in the spool. */
    private List<Segments.Numbered> await(ProcessContext context, int most) {
        Duration patience = duration(context, TRIAL);
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            List<Segments.Numbered> came = newest(spool(context), most);
            if (!came.isEmpty()) {
                return came;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new CodedException(StreamCode.NOTHING_CAME, patience.toSeconds(), stream(context).address());
    }

    private List<Segments.Numbered> look(ProcessContext context, int most) throws IOException {
        Duration patience = duration(context, TRIAL);
        Path folder = Files.createTempDirectory("shuqiao-trial");
        try (Receiving trial = Receiving.start(stream(context), folder, clock(),
                inlet -> receive(context, inlet, true))) {
            trial.waitForRows(most, patience);
            List<Segments.Numbered> came = newest(folder, most);
            if (came.isEmpty()) {
                throw trial.fault().orElseGet(() ->
                        new CodedException(StreamCode.NOTHING_CAME, patience.toSeconds(), stream(context).address()));
            }
            return came;
        } finally {
            FolderTree.delete(folder);
        }
    }
}
