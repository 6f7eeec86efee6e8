package org.shuqiao.nifi.listen;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.documentation.UseCase;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.stream.broker.MqttSubscriber;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;

/** Processor that subscribes to topics of an MQTT broker and makes slices of their messages. */
@CapabilityDescription("Subscribes to topics of an MQTT broker (quality of service 1, a session that outlives "
        + "restarts). A message is on disk before it is acknowledged; one that the broker delivers again is known by "
        + "what it says, one that the broker had kept is marked. Messages are JSON objects or lists of them.")
@Tags({"shuqiao", "mqtt", "subscribe", "iot", "stream", "ingest"})
@SeeAlso({LandBatch.class, ListenHj212.class})
@UseCase(description = "Receive what sensors or vehicles publish",
        configuration = "Broker URL and Topics; Time Column the field with a message's time, so that repetitions, "
                + "late messages and wrong clocks are told.")
public final class ConsumeMqtt extends StreamProcessor {

    public static final PropertyDescriptor URL = new PropertyDescriptor.Builder()
            .name("Broker URL").description("mqtt://host:port, or mqtts://host:port for TLS.")
            .required(true).addValidator(StandardValidators.createRegexMatchingValidator(
                    Pattern.compile("mqtts?://\\S+:[0-9]{1,5}"))).build();

    public static final PropertyDescriptor TOPICS = new PropertyDescriptor.Builder()
            .name("Topics").description("Topics, separated by commas; with + and # as MQTT has them.")
            .required(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor USER = new PropertyDescriptor.Builder()
            .name("User").description("The user, where the broker asks for one.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor PASSWORD = new PropertyDescriptor.Builder()
            .name("Password").description("The user's password.")
            .sensitive(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor TIME = new PropertyDescriptor.Builder()
            .name("Time Column").description("The field with the time of a message.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    private static final List<PropertyDescriptor> PROPERTIES = withCommon(URL, TOPICS, USER, PASSWORD, TIME,
            SPOOL, RECEIVES, LATE, ROWS, TRIAL);

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected Inlet.Stream stream(ProcessContext context) {
        return new Inlet.Stream(context.getProperty(DEPARTMENT).getValue(), context.getProperty(DATASET).getValue(),
                "mqtt", context.getProperty(URL).getValue(), arrival(context, text(context, TIME)));
    }

    @Override
    protected Receiver receive(ProcessContext context, Inlet inlet, boolean trial) {
        return MqttSubscriber.start(new MqttSubscriber.Settings(context.getProperty(URL).getValue(),
                MqttSubscriber.client(stream(context).id(), trial),
                Arrays.stream(context.getProperty(TOPICS).getValue().split(",")).map(String::strip).toList(),
                text(context, USER), text(context, PASSWORD), text(context, TIME), trial), inlet);
    }

    private static Optional<String> text(ProcessContext context, PropertyDescriptor property) {
        return Optional.ofNullable(context.getProperty(property).getValue());
    }

    @Override
    protected Set<String> knownColumns() {
        return Set.of();
    }

    /** Messages may have any column. */
    @Override
    protected void checkContract(ProcessContext context) { }
}
