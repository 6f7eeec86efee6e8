package org.shuqiao.nifi.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.dbcp.DBCPService;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.util.StandardValidators;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.standards.source.Hours;

/** Properties of the processors that read a table, and how they are read. */
public final class TableProperties {

    public static final PropertyDescriptor POOL = new PropertyDescriptor.Builder()
            .name("Database Connection Pooling Service").description("Connects to the department's database.")
            .required(true).identifiesControllerService(DBCPService.class).build();

    public static final PropertyDescriptor SOURCE_URI = new PropertyDescriptor.Builder()
            .name("Source URI").description("How messages, provenance and manifests call the database; without it, "
                    + "the JDBC URL up to its parameters.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor TABLE = new PropertyDescriptor.Builder()
            .name("Table").description("The table or view: table or schema.table.")
            .required(true).addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor MODE = new PropertyDescriptor.Builder()
            .name("Slice Mode").description("keyset: pull what is new; snapshot: pull all when it changed.")
            .required(true).allowableValues("keyset", "snapshot").defaultValue("keyset").build();

    public static final PropertyDescriptor WATERMARK = new PropertyDescriptor.Builder()
            .name("Watermark Column").description("A column that grows with each change; without it the key itself is "
                    + "the bound.")
            .dependsOn(MODE, "keyset").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor KEY = new PropertyDescriptor.Builder()
            .name("Key Columns").description("The columns, separated by commas, that tell rows of the same watermark "
                    + "apart.")
            .required(true).dependsOn(MODE, "keyset").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    static final PropertyDescriptor WATERMARK_OF_KEYS = new PropertyDescriptor.Builder()
            .fromPropertyDescriptor(WATERMARK).clearDependsOn().build();

    static final PropertyDescriptor KEYS = new PropertyDescriptor.Builder()
            .fromPropertyDescriptor(KEY).clearDependsOn().build();

    public static final PropertyDescriptor ROWS = new PropertyDescriptor.Builder()
            .name("Rows per Slice").description("How many rows a slice has at most; rows that share the last tuple go "
                    + "with it.")
            .required(true).defaultValue("50000").dependsOn(MODE, "keyset")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor SETTLE = new PropertyDescriptor.Builder()
            .name("Settle Time").description("Holds the upper bound so far behind the database's clock, for rows that "
                    + "commit late. Needs a timestamp watermark.")
            .required(true).defaultValue("0 sec").dependsOn(MODE, "keyset")
            .addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();

    public static final PropertyDescriptor FETCH = new PropertyDescriptor.Builder()
            .name("Fetch Size").description("Rows that are in memory at once.")
            .required(true).defaultValue("1000").addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor READ = new PropertyDescriptor.Builder()
            .name("Read By").description("copy: rows of a PostgreSQL come by COPY where its types allow it, and by a "
                    + "query else and from other databases; query: always by a query. What lands is the same.")
            .required(true).allowableValues("copy", "query").defaultValue("copy").build();

    public static final PropertyDescriptor ACCEPTED = new PropertyDescriptor.Builder()
            .name("Accepted Change").description("The change of the table's structure that its department accepted, by "
                    + "the number that SQ-COL-0120 gives it: columns that are gone land empty, others as they are now.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();

    public static final PropertyDescriptor CONNECTIONS = new PropertyDescriptor.Builder()
            .name("Connections per Server").description("How many connections all pulls of this NiFi may have open to "
                    + "the server at once; without it, as many as there are pulls.")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor RATE = new PropertyDescriptor.Builder()
            .name("Rows per Second").description("How many rows all pulls of this NiFi may read from the server in a "
                    + "second; without it, as many as it gives. A keyset slice has no more than a minute's.")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();

    public static final PropertyDescriptor HOURS = new PropertyDescriptor.Builder()
            .name("Read Within Hours").description("The hours in which the server is read, for example 20:00-06:00 by "
                    + "the clock of Beijing; a slice that is read when they end is broken off, and read within the "
                    + "next hours.")
            .addValidator((subject, input, context) -> new ValidationResult.Builder().subject(subject).input(input)
                    .valid(Hours.of(input).isPresent()).explanation("it is written as 20:00-06:00").build())
            .build();

    public static final PropertyDescriptor CONNECT = new PropertyDescriptor.Builder()
            .name("Connect Within").description("How long the driver may take to connect.")
            .required(true).defaultValue("60 sec").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();

    public static final PropertyDescriptor ANSWER = new PropertyDescriptor.Builder()
            .name("Answer Within").description("How long the database may say nothing at all while it is read.")
            .required(true).defaultValue("30 min").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();

    private TableProperties() { }

    static String source(ProcessContext context, Optional<String> url) {
        String named = context.getProperty(SOURCE_URI).getValue();
        return named != null ? named : url.map(full -> full.split("[?;]", 2)[0]).orElseGet(
                () -> context.getProperty(PullProcessor.DEPARTMENT).getValue() + "_"
                        + context.getProperty(PullProcessor.DATASET).getValue());
    }

    static List<String> columns(String list) {
        return list == null ? new ArrayList<>() : new ArrayList<>(Arrays.stream(list.split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).toList());
    }

    static Duration time(ProcessContext context, PropertyDescriptor property) {
        return Duration.ofNanos(context.getProperty(property).asTimePeriod(TimeUnit.NANOSECONDS));
    }

    /** The database's own count, in the same transaction, of what was read. */
    static void requireCounted(String uri, long counted, long read) {
        if (counted != read) {
            throw new CodedException(CollectCode.ROWS_DIFFER, uri, counted, read);
        }
    }
}
