package org.shuqiao.nifi.listen;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.documentation.UseCase;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.hj212.DeviceKeys;
import org.shuqiao.nifi.stream.hj212.FactorRows;
import org.shuqiao.nifi.stream.hj212.Hj212Listener;
import org.shuqiao.nifi.stream.receive.Arrival;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;

/** Processor that devices of HJ 212 connect to; it answers them and makes slices of what they send. */
@CapabilityDescription("Listens for devices that speak HJ 212 (editions of 2005, 2017 and 2025) over TCP and answers "
        + "them. A frame is on disk before it is answered, what is sent again is known by device, command and time, "
        + "packets are put together, and what is wrong is refused with a code, counted and kept. A slice has one row "
        + "for each factor.")
@Tags({"shuqiao", "hj212", "tcp", "listen", "device", "environment", "stream", "ingest"})
@SeeAlso({LandBatch.class, ConsumeMqtt.class})
@UseCase(description = "Receive what outfalls, stacks and building sites send",
        configuration = "Address where the devices connect to; Devices those that may send; Device Keys where devices "
                + "of the edition of 2025 encipher. The run schedule says how often what came lands.")
public final class ListenHj212 extends StreamProcessor {

    public static final PropertyDescriptor ADDRESS = new PropertyDescriptor.Builder()
            .name("Address").description("Where devices connect to: host:port.")
            .required(true).addValidator(StandardValidators.createRegexMatchingValidator(
                    Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}"))).build();

    public static final PropertyDescriptor CONNECTIONS = new PropertyDescriptor.Builder()
            .name("Connections").description("How many devices may be connected at once.")
            .required(true).defaultValue("256").addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor IDLE = new PropertyDescriptor.Builder()
            .name("Idle Time").description("After which a silent connection is closed.")
            .required(true).defaultValue("30 min").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();

    public static final PropertyDescriptor DEVICES = new PropertyDescriptor.Builder()
            .name("Devices").description("Numbers (MN) of the devices that may send, separated by commas; without it, "
                    + "all may.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor KEYS = new PropertyDescriptor.Builder()
            .name("Device Keys").description("Keys of the devices that encipher: lines of number and key, or one key "
                    + "for all, as 32 hexadecimal digits.")
            .sensitive(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    private static final List<PropertyDescriptor> PROPERTIES = withCommon(ADDRESS, CONNECTIONS, IDLE, DEVICES, KEYS,
            SPOOL, RECEIVES, LATE, ROWS, TRIAL);

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected Inlet.Stream stream(ProcessContext context) {
        return new Inlet.Stream(context.getProperty(DEPARTMENT).getValue(), context.getProperty(DATASET).getValue(),
                "hj212", context.getProperty(ADDRESS).getValue(), arrival(context, Optional.of(FactorRows.TIME)));
    }

    @Override
    protected Receiver receive(ProcessContext context, Inlet inlet, boolean trial) {
        String address = context.getProperty(ADDRESS).getValue();
        int colon = address.lastIndexOf(':');
        String devices = context.getProperty(DEVICES).getValue();
        String keys = context.getProperty(KEYS).getValue();
        return Hj212Listener.start(new Hj212Listener.Settings(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                context.getProperty(CONNECTIONS).asInteger(), duration(context, IDLE),
                devices == null ? Set.of() : Arrays.stream(devices.split(",")).map(String::strip)
                        .filter(name -> !name.isEmpty()).collect(Collectors.toSet()),
                keys == null ? DeviceKeys.NONE : DeviceKeys.parse(keys), !trial), inlet, clock());
    }

    @Override
    protected Set<String> knownColumns() {
        Set<String> known = new LinkedHashSet<>(FactorRows.columns());
        known.addAll(Arrival.COLUMNS);
        return known;
    }

    @Override
    protected void checkContract(ProcessContext context) {
        Set<String> known = knownColumns();
        for (Contract.Promise promise : contract(context).promises()) {
            if (!known.contains(promise.column().name())) {
                throw new CodedException(StreamCode.COLUMN_FOREIGN, promise.column().name(), String.join(", ", known));
            }
        }
    }
}
