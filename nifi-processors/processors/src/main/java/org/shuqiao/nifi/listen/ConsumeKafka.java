package org.shuqiao.nifi.listen;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
import org.shuqiao.nifi.stream.broker.KafkaMessages;
import org.shuqiao.nifi.stream.broker.KafkaSettings;
import org.shuqiao.nifi.stream.broker.KafkaSubscriber;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;
import org.shuqiao.standards.source.StreamSource;

/** Processor that reads topics of Kafka and makes slices of their messages. */
@CapabilityDescription("Reads topics of Kafka. A message is on disk together with its place, topic, partition and "
        + "offset, before the brokers are told; where reading goes on follows from the disk alone, so that none is "
        + "lost and none comes twice. Messages are JSON objects or lists of them.")
@Tags({"shuqiao", "kafka", "subscribe", "stream", "ingest"})
@SeeAlso({LandBatch.class, ConsumeMqtt.class})
@UseCase(description = "Receive what another system publishes to Kafka",
        configuration = "Servers and Topics; Login, User and Password where the brokers ask for them, TLS and Trust "
                + "where they encipher; Time Column the field with a message's time.")
public final class ConsumeKafka extends StreamProcessor {

    public static final PropertyDescriptor SERVERS = new PropertyDescriptor.Builder()
            .name("Servers").description("Addresses of some brokers, host:port, separated by commas.")
            .required(true).addValidator(StandardValidators.createRegexMatchingValidator(
                    Pattern.compile("[^\\s,]+:[0-9]{1,5}(,[^\\s,]+:[0-9]{1,5})*"))).build();

    public static final PropertyDescriptor TOPICS = new PropertyDescriptor.Builder()
            .name("Topics").description("Topics, separated by commas.")
            .required(true).addValidator(StandardValidators.createRegexMatchingValidator(
                    Pattern.compile("[A-Za-z0-9._-]+(,[A-Za-z0-9._-]+)*"))).build();

    public static final PropertyDescriptor GROUP = new PropertyDescriptor.Builder()
            .name("Group").description("The group under whose name the brokers keep how far it was read; "
                    + "without it shuqiao- and the dataset.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor LOGIN = new PropertyDescriptor.Builder()
            .name("Login").description("How the user proves the password, where the brokers ask for it.")
            .allowableValues(Arrays.stream(StreamSource.Login.values()).map(StreamSource.Login::mechanism)
                    .toArray(String[]::new)).build();

    public static final PropertyDescriptor USER = new PropertyDescriptor.Builder()
            .name("User").description("The user, with Login.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor PASSWORD = new PropertyDescriptor.Builder()
            .name("Password").description("The user's password.")
            .sensitive(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor TLS = new PropertyDescriptor.Builder()
            .name("TLS").description("Whether the connections are enciphered and the brokers prove who they are.")
            .required(true).allowableValues("true", "false").defaultValue("false").build();

    public static final PropertyDescriptor TRUST = new PropertyDescriptor.Builder()
            .name("Trust").description("File with the authority of the brokers' certificates (PEM); without it "
                    + "those of the JVM are trusted.")
            .addValidator(StandardValidators.FILE_EXISTS_VALIDATOR).build();

    public static final PropertyDescriptor FROM = new PropertyDescriptor.Builder()
            .name("From").description("Where the first reading begins: with the oldest message, or with what comes "
                    + "from then on.")
            .required(true).allowableValues("earliest", "latest").defaultValue("earliest").build();

    public static final PropertyDescriptor TIME = new PropertyDescriptor.Builder()
            .name("Time Column").description("The field with the time of a message; message_time is the brokers'.")
            .required(true).defaultValue("message_time").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    private static final List<PropertyDescriptor> PROPERTIES = withCommon(SERVERS, TOPICS, GROUP, LOGIN, USER,
            PASSWORD, TLS, TRUST, FROM, TIME, SPOOL, RECEIVES, LATE, ROWS, TRIAL);

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected Inlet.Stream stream(ProcessContext context) {
        return new Inlet.Stream(context.getProperty(DEPARTMENT).getValue(), context.getProperty(DATASET).getValue(),
                "kafka", context.getProperty(SERVERS).getValue(), arrival(context, text(context, TIME)));
    }

    @Override
    protected Receiver receive(ProcessContext context, Inlet inlet, boolean trial) {
        return KafkaSubscriber.start(new KafkaSettings(context.getProperty(SERVERS).getValue(),
                Arrays.asList(context.getProperty(TOPICS).getValue().split(",")),
                text(context, GROUP).orElseGet(() -> KafkaSettings.group(stream(context).id())),
                text(context, LOGIN).map(name -> StreamSource.Login.valueOf(name.replace('-', '_'))),
                text(context, USER), text(context, PASSWORD), context.getProperty(TLS).asBoolean(),
                text(context, TRUST),
                StreamSource.From.valueOf(context.getProperty(FROM).getValue().toUpperCase(Locale.ROOT)), trial),
                inlet);
    }

    private static Optional<String> text(ProcessContext context, PropertyDescriptor property) {
        return Optional.ofNullable(context.getProperty(property).getValue());
    }

    @Override
    protected Set<String> knownColumns() {
        return new LinkedHashSet<>(KafkaMessages.COLUMNS);
    }

    /** Messages may have any column. */
    @Override
    protected void checkContract(ProcessContext context) { }
}
