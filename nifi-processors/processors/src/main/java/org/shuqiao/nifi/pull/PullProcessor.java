package org.shuqiao.nifi.pull;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;
import org.shuqiao.nifi.error.SourceRemark;

/**
 * Base class of the three pull processors: dataset, contract and FlowFile handling. A failed pull routes an empty
 * FlowFile with the coded error to failure and keeps its state.
 */
public abstract class PullProcessor extends AbstractProcessor {

    public static final PropertyDescriptor DEPARTMENT = new PropertyDescriptor.Builder()
            .name("Department").description("The department that owns the source, for example gongan.")
            .required(true).addValidator(name()).build();

    public static final PropertyDescriptor DATASET = new PropertyDescriptor.Builder()
            .name("Dataset").description("The dataset's name within its department, for example rk.")
            .required(true).addValidator(name()).build();

    public static final PropertyDescriptor CONTRACT = new PropertyDescriptor.Builder()
            .name("Contract").description("The columns that the source promised, as a JSON array: "
                    + "[{\"column\":\"xm\",\"type\":\"text\",\"required\":true}]. A departure stops the slice. Without "
                    + "a contract every column is taken as it is.")
            .addValidator(contract()).build();

    public static final PropertyDescriptor SAMPLE = new PropertyDescriptor.Builder()
            .name("Sample Rows").description("Takes at most so many rows, to try a source; state is not kept.")
            .addValidator(StandardValidators.POSITIVE_LONG_VALIDATOR).build();

    public static final PropertyDescriptor START = new PropertyDescriptor.Builder()
            .name("Initial State").description("Where to begin while the component has no state of its own: its state "
                    + "values as a JSON object, for example "
                            + "{\"to\":\"[\\\"2024-03-07T15:00:00.000000\\\",\\\"7\\\"]\"}. "
                    + "The embedded runner gives what the landing zone proves. Bounds may be key values, so it is "
                    + "sensitive.")
            .sensitive(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final Relationship SUCCESS = new Relationship.Builder().name("success")
            .description("One slice a FlowFile, for LandBatch.").build();
    public static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("An empty FlowFile with the coded error in attributes; nothing was pulled.").build();
    public static final Relationship REMARK = new Relationship.Builder().name("remark")
            .description("An empty FlowFile with the code of a remark on the source that was pulled, in attributes.")
            .build();

    private final Clock clock;
    private final List<CodedException> remarks = new ArrayList<>();
    private Optional<String> change = Optional.empty();
    /** A flow that runs by itself says the same only once. */
    private final Set<String> told = new HashSet<>();

    protected PullProcessor() {
        this(SystemClock.beijing());
    }

    protected PullProcessor(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return Set.of(SUCCESS, FAILURE, REMARK);
    }

    /** The common properties, then those given. */
    protected static List<PropertyDescriptor> withCommon(PropertyDescriptor... more) {
        List<PropertyDescriptor> all = new ArrayList<>(List.of(DEPARTMENT, DATASET));
        all.addAll(List.of(more));
        all.add(CONTRACT);
        all.add(SAMPLE);
        all.add(START);
        return List.copyOf(all);
    }

    /** Pulls one slice into the parcel; empty if there is nothing new. */
    protected abstract Optional<PullResult> pull(ProcessContext context, Map<String, String> state,
            SliceArchive.Writer parcel)
            throws IOException;

    /** Returns whether what was pulled so far should be thrown away and the pull started over, once. */
    protected boolean shouldRestart(CodedException e) {
        return false;
    }

    /** Has something said about the source although it is pulled; dropped where the pull fails. */
    protected final void remark(SourceRemark code, Object... arguments) {
        remark(new CodedException(code, arguments));
    }

    protected final void remark(CodedException said) {
        remarks.add(said);
    }

    /** Names the change of structure for which the pull that fails now waits. */
    protected final void awaitDecision(String number) {
        change = Optional.of(number);
    }

    @OnScheduled
    public final void forgetRemarks() {
        told.clear();
    }

    @Override
    public final void onTrigger(ProcessContext context, ProcessSession session) throws ProcessException {
        Map<String, String> state = state(context, session);
        try {
            pullOnce(context, session, state);
        } catch (CodedException first) {
            if (!shouldRestart(first)) {
                fail(context, session, first);
                return;
            }
            try {
                pullOnce(context, session, state);
            } catch (CodedException again) {
                fail(context, session, again);
            }
        }
    }

    private void pullOnce(ProcessContext context, ProcessSession session, Map<String, String> state) {
        remarks.clear();
        change = Optional.empty();
        FlowFile slice = session.create();
        PullResult[] taken = new PullResult[1];
        try {
            slice = session.write(slice, out -> {
                try (SliceArchive.Writer parcel = new SliceArchive.Writer(out)) {
                    Optional<PullResult> pulled = pull(context, state, parcel);
                    if (pulled.isPresent()) {
                        parcel.finish(pulled.get().pulled());
                        taken[0] = pulled.get();
                    }
                }
            });
        } catch (CodedException e) {
            session.remove(slice);
            throw e;
        }
        tellRemarks(context, session);
        if (taken[0] == null) {
            session.remove(slice);
            context.yield();
        } else {
            send(context, session, slice, taken[0]);
        }
    }

    private void send(ProcessContext context, ProcessSession session, FlowFile slice, PullResult taken) {
        SliceMetadata pulled = taken.pulled();
        Map<String, String> attributes = new HashMap<>();
        attributes.put(Attributes.DEPARTMENT, pulled.department());
        attributes.put(Attributes.DATASET, pulled.dataset());
        attributes.put(Attributes.MODE, pulled.slice().mode().word());
        attributes.put(Attributes.BATCH, pulled.batch());
        attributes.put(Attributes.ROWS, Long.toString(taken.rows().stream().mapToLong(Long::longValue).sum()));
        attributes.put(Attributes.MORE, Boolean.toString(taken.more()));
        attributes.put(CoreAttributes.FILENAME.key(), pulled.id() + "-" + pulled.batch() + ".zip");
        attributes.put(CoreAttributes.MIME_TYPE.key(), SliceArchive.MIME_TYPE);
        FlowFile ready = session.putAllAttributes(slice, attributes);
        session.getProvenanceReporter().receive(ready, pulled.uri());
        session.transfer(ready, SUCCESS);
        if (sample(context).isEmpty()) {
            try {
                session.setState(taken.state(), Scope.CLUSTER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void tellRemarks(ProcessContext context, ProcessSession session) {
        for (CodedException remark : remarks) {
            if (told.add(remark.getMessage())) {
                getLogger().warn("{}", remark.getMessage());
                letter(context, session, remark, REMARK, Map.of(Attributes.REMARK, "true"));
            }
        }
    }

    private void fail(ProcessContext context, ProcessSession session, CodedException e) {
        getLogger().error("{}", e.getMessage());
        letter(context, session, e, FAILURE, change.map(number -> Map.of(Attributes.CHANGE, number)).orElse(Map.of()));
        context.yield();
    }

    private static void letter(ProcessContext context, ProcessSession session, CodedException e, Relationship to,
            Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(Failures.attributes(e));
        attributes.putAll(more);
        attributes.put(Attributes.DEPARTMENT, context.getProperty(DEPARTMENT).getValue());
        attributes.put(Attributes.DATASET, context.getProperty(DATASET).getValue());
        session.transfer(session.putAllAttributes(session.create(), attributes), to);
    }

    private static Map<String, String> state(ProcessContext context, ProcessSession session) {
        try {
            Map<String, String> state = session.getState(Scope.CLUSTER).toMap();
            String start = context.getProperty(START).getValue();
            return !state.isEmpty() || start == null ? state
                    : Json.PLAIN.readValue(start, new TypeReference<Map<String, String>>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static Contract contract(ProcessContext context) {
        String json = context.getProperty(CONTRACT).getValue();
        return json == null ? Contract.NONE : Contract.parse(json);
    }

    protected static OptionalLong sample(ProcessContext context) {
        Long rows = context.getProperty(SAMPLE).asLong();
        return rows == null ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    protected final Clock clock() {
        return clock;
    }

    protected final OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Validator name() {
        return StandardValidators.createRegexMatchingValidator(Pattern.compile("[a-z][a-z0-9_]*"));
    }

    private static Validator contract() {
        return (subject, input, context) -> {
            ValidationResult.Builder result = new ValidationResult.Builder().subject(subject).input(input);
            try {
                Contract.parse(input);
                return result.valid(true).build();
            } catch (IllegalArgumentException e) {
                return result.valid(false).explanation("it is a JSON array of {column, type, required}").build();
            }
        };
    }
}
