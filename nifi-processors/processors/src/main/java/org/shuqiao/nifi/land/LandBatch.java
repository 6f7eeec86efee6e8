package org.shuqiao.nifi.land;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.TriggerSerially;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.documentation.UseCase;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.BatchWriter;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.Failures;

/** Processor that lands a pulled slice as an immutable batch with a manifest. */
@CapabilityDescription("Writes a slice pulled by PullTable, PullFile or PullService as an immutable landing batch with "
        + "its manifest: below a temporary name, forced to disk, then renamed, so that a batch is there wholly or not "
        + "at all. The same slice again is the same batch. A keyset slice that does not begin where the newest batch "
        + "ends is refused.")
@Tags({"shuqiao", "landing", "batch", "atomic", "manifest", "ingest"})
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@TriggerSerially
// by name: the pullers name this class, and packages have no cycles
@SeeAlso(classNames = {"org.shuqiao.nifi.table.PullTable", "org.shuqiao.nifi.file.PullFile",
    "org.shuqiao.nifi.service.PullService"})
@ReadsAttributes({
    @ReadsAttribute(attribute = Attributes.DEPARTMENT, description = "The department that the slice came from"),
    @ReadsAttribute(attribute = Attributes.DATASET, description = "The dataset that the slice belongs to")
})
@WritesAttributes({
    @WritesAttribute(attribute = Attributes.BATCH, description = "The batch's id"),
    @WritesAttribute(attribute = Attributes.SEQUENCE, description = "The batch's number among its dataset's, from 1"),
    @WritesAttribute(attribute = Attributes.ROWS, description = "Rows of the batch"),
    @WritesAttribute(attribute = Attributes.DUPLICATE, description = "true if the batch had been landed before"),
    @WritesAttribute(attribute = Attributes.ERROR_CODE, description = "On failure: the code, for example SQ-COL-0070"),
    @WritesAttribute(attribute = Attributes.ERROR_ZH, description = "On failure: what is wrong and what to do, in "
            + "Chinese"),
    @WritesAttribute(attribute = Attributes.ERROR_EN, description = "On failure: the same in English")
})
@UseCase(description = "Land every pulled slice exactly once, across restarts and repeated pulls",
        configuration = "Connect the success relationship of one puller to this processor and give it the landing "
                + "folder. Keep one concurrent task; one landing folder is written by one LandBatch at a time.")
public final class LandBatch extends AbstractProcessor {

    public static final PropertyDescriptor LANDING = new PropertyDescriptor.Builder()
            .name("Landing Folder")
            .description("The landing zone; batches go to <department>/<dataset>/<batch> below it. It is created if "
                    + "missing.")
            .required(true)
            .addValidator(StandardValidators.createDirectoryExistsValidator(false, true))
            .build();

    public static final PropertyDescriptor QUOTA = new PropertyDescriptor.Builder()
            .name("Quota Bytes")
            .description("How many bytes the landing zone may hold in all; without it, as many as the disk takes.")
            .addValidator(StandardValidators.createLongValidator(0, Long.MAX_VALUE, true))
            .build();

    public static final PropertyDescriptor MAY_LOSE = new PropertyDescriptor.Builder()
            .name("Snapshot May Lose")
            .description("Per cent of its rows that a snapshot may lose from one to the next; one that lost more is "
                    + "refused, because a source that answers with less than it has looks the same.")
            .required(true).defaultValue("50")
            .addValidator(StandardValidators.createLongValidator(0, 100, true))
            .build();

    public static final Relationship SUCCESS = new Relationship.Builder().name("success")
            .description("Slices that are landed, durably; the content is gone.").build();
    public static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("Slices that could not be landed, with the coded error in attributes.").build();

    private final Clock clock;
    private volatile LandingZoneWriter zone;

    public LandBatch() {
        this(SystemClock.beijing());
    }

    LandBatch(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return List.of(LANDING, QUOTA, MAY_LOSE);
    }

    @Override
    public Set<Relationship> getRelationships() {
        return Set.of(SUCCESS, FAILURE);
    }

    @OnScheduled
    public void open(ProcessContext context) throws IOException {
        Long quota = context.getProperty(QUOTA).asLong();
        zone = new LandingZoneWriter(Path.of(context.getProperty(LANDING).getValue()),
                quota == null ? OptionalLong.empty() : OptionalLong.of(quota),
                context.getProperty(MAY_LOSE).asInteger(), clock);
    }

    @Override
    public void onTrigger(ProcessContext context, ProcessSession session) {
        FlowFile slice = session.get();
        if (slice == null) {
            return;
        }
        try {
            BatchWriter.Outcome outcome = land(session, slice);
            Map<String, String> attributes = new HashMap<>();
            attributes.put(Attributes.BATCH, outcome.batch().batch());
            attributes.put(Attributes.SEQUENCE, Long.toString(outcome.batch().sequence()));
            attributes.put(Attributes.ROWS, Long.toString(outcome.batch().rows()));
            attributes.put(Attributes.DUPLICATE, Boolean.toString(outcome.duplicate()));
            FlowFile done = session.putAllAttributes(session.write(slice, out -> { }), attributes);
            session.getProvenanceReporter().send(done, uri(context, done));
            session.transfer(done, SUCCESS);
        } catch (CodedException e) {
            getLogger().error("{}", e.getMessage());
            session.transfer(session.putAllAttributes(slice, Failures.attributes(e)), FAILURE);
        }
    }

    private BatchWriter.Outcome land(ProcessSession session, FlowFile slice) {
        String department = slice.getAttribute(Attributes.DEPARTMENT);
        String dataset = slice.getAttribute(Attributes.DATASET);
        if (department == null || dataset == null) {
            throw new CodedException(CollectCode.PARCEL_BROKEN, "attributes");
        }
        try (InputStream parcel = session.read(slice)) {
            return zone.land(department, dataset, parcel);
        } catch (IOException e) {
            throw new CodedException(CollectCode.PARCEL_BROKEN, e, "content");
        }
    }

    private static String uri(ProcessContext context, FlowFile done) {
        return Path.of(context.getProperty(LANDING).getValue()).toAbsolutePath().toUri()
                + String.join("/", done.getAttribute(Attributes.DEPARTMENT), done.getAttribute(Attributes.DATASET),
                        done.getAttribute(Attributes.BATCH));
    }
}
