package org.shuqiao.nifi.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.FileSource;
import org.shuqiao.standards.source.Load;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.ServiceSource;
import org.shuqiao.standards.source.SliceStrategy;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.StreamSource;
import org.shuqiao.standards.source.TableSource;

/**
 * Translates a source file into its NiFi flow, puller → LandBatch. The embedded engine and a NiFi server get the same
 * flow; its secrets are sensitive parameters.
 */
public final class FlowWriter {

    private static final String NIFI = "2.3.0";
    private static final Component.Bundle OURS =
            new Component.Bundle("org.shuqiao", "shuqiao-nifi-nar", FlowWriter.version());
    private static final Component.Bundle DBCP =
            new Component.Bundle("org.apache.nifi", "nifi-dbcp-service-nar", NIFI);
    private static final String POOL = "pool";
    static final String SECRET = "secret";
    static final String STATE = "Initial State";
    private static final String PERIOD = "1 min";

    private FlowWriter() { }

    /** @throws CodedException if a name in the source file leads nowhere or no JDBC driver fits */
    public static Flow write(SourceFile source, SecretResolver secrets, Flow.Options options) {
        String context = "shuqiao-" + source.id();
        FlowDocument document = new FlowDocument("collect " + source.id(), context);
        Map<String, String> values = new LinkedHashMap<>();
        SecretResolver own = secrets.forDepartment(source.department());
        Component pull = options.reconcile() ? deletions(source, own, document, values, options)
                : switch (source.source()) {
            case TableSource table -> table(source, table, own, document, values, options);
            case FileSource file -> file(source, file, own);
            case ServiceSource service -> service(source, service, own, document, values);
            case StreamSource stream -> StreamFlow.write(source, stream, own, document, values, options);
        };
        if (!options.state().isEmpty() || options.stays()) {
            pull.properties().put(STATE,
                    secret(document, values, Flow.STATE, Json.PLAIN.valueToTree(options.state()).toString()));
        }
        options.sample().ifPresent(rows -> pull.properties().put("Sample Rows", Long.toString(rows)));
        Map<String, String> land = new LinkedHashMap<>();
        land.put("Landing Folder", options.landing());
        options.quotaBytes().ifPresent(bytes -> land.put("Quota Bytes", Long.toString(bytes)));
        if (source.source().slice() instanceof SliceStrategy.Snapshot snapshot) {
            land.put("Snapshot May Lose", Integer.toString(options.shrunken() ? 100 : snapshot.mayLose()));
        }
        document.processor(pull, PERIOD)
                .processor(ours("land", "land.LandBatch", land, List.of(), List.of()), "0 sec")
                .port(Flow.LANDED).port(Flow.FAILED)
                .connect(Flow.PULL, "success", "land", false)
                .connect(Flow.PULL, "failure", Flow.FAILED, true)
                .connect(Flow.PULL, "remark", Flow.FAILED, true)
                .connect("land", "success", Flow.LANDED, true)
                .connect("land", "failure", Flow.FAILED, true);
        return new Flow(source.id(), document.text(), context, Map.copyOf(values));
    }

    private static Component deletions(SourceFile source, SecretResolver secrets, FlowDocument document,
            Map<String, String> values, Flow.Options options) {
        if (!(source.source() instanceof TableSource table)
                || !(table.slice() instanceof SliceStrategy.Keyset keyset)) {
            throw new IllegalArgumentException("deletions are looked for in tables by keyset alone");
        }
        Component pull = table(source, table, secrets, document, values, options);
        Map<String, String> properties = new LinkedHashMap<>(pull.properties());
        List.of("Slice Mode", "Rows per Slice", "Settle Time", "Read By", "Accepted Change")
                .forEach(properties::remove);
        properties.put("Landing Folder", options.landing());
        properties.put("May Lose", Integer.toString(options.shrunken() ? 100 : SliceStrategy.Snapshot.HALF));
        return ours(Flow.PULL, "table.PullDeletions", properties, List.of("Database Connection Pooling Service"),
                List.of(STATE));
    }

    private static Component table(SourceFile source, TableSource table, SecretResolver secrets, FlowDocument document,
            Map<String, String> values, Flow.Options options) {
        String url = secrets.resolve(table.url());
        Map<String, String> pool = new LinkedHashMap<>();
        pool.put("Database Connection URL", named(url));
        Optional<GivenDrivers.Given> given = GivenDrivers.find(options.sources().drivers(), url);
        pool.put("Database Driver Class Name", given.map(GivenDrivers.Given::className).orElseGet(() -> driver(url)));
        given.ifPresent(driver -> pool.put("database-driver-locations", driver.locations()));
        table.user().ifPresent(user -> pool.put("Database User", secrets.resolve(user)));
        table.secret().ifPresent(name -> pool.put("Password", secret(document, values, SECRET, secrets.secret(name))));
        pool.put("Max Wait Time", "20 secs");
        pool.put("Max Total Connections", Integer.toString(Math.min(2, table.load().connections().orElse(2))));
        if (table.load().connections().isPresent()) {
            pool.put("dbcp-max-idle-conns", "0"); // what waits in one dataset's pool would be missing for another
        }
        document.service(new Component(POOL, "org.apache.nifi.dbcp.DBCPConnectionPool", DBCP, pool, List.of(),
                List.of("Password")));
        Map<String, String> properties = common(source);
        properties.put("Database Connection Pooling Service", POOL);
        properties.put("Source URI", url.split("[?;]", 2)[0]);
        properties.put("Table", table.table());
        Optional.ofNullable(options.sources().accepted().get(source.id()))
                .ifPresent(change -> properties.put("Accepted Change", change));
        properties.put("Slice Mode", mode(table.slice()));
        properties.put("Read By", table.read().name().toLowerCase(Locale.ROOT));
        limits(table.load(), properties, options.sample().isPresent());
        if (table.slice() instanceof SliceStrategy.Keyset keyset) {
            keyset.watermark().ifPresent(column -> properties.put("Watermark Column", column));
            properties.put("Key Columns", String.join(",", keyset.key()));
            properties.put("Rows per Slice", Integer.toString(keyset.rows()));
            properties.put("Settle Time", keyset.settle().toMillis() + " millis");
        }
        return ours(Flow.PULL, "table.PullTable", properties, List.of("Database Connection Pooling Service"),
                List.of(STATE));
    }

    /** A trial reads a few rows at any hour. */
    private static void limits(Load load, Map<String, String> properties, boolean trial) {
        load.connections().ifPresent(most -> properties.put("Connections per Server", Integer.toString(most)));
        load.rowsASecond().ifPresent(most -> properties.put("Rows per Second", Integer.toString(most)));
        load.hours().filter(hours -> !trial).ifPresent(hours -> properties.put("Read Within Hours", hours.text()));
    }

    private static Component file(SourceFile source, FileSource file, SecretResolver secrets) {
        Map<String, String> properties = common(source);
        properties.put("Path", secrets.resolve(file.path()));
        properties.put("Format", file.format().name().toLowerCase(Locale.ROOT));
        properties.put("Charset", file.charset());
        properties.put("Delimiter", file.delimiter() == '\t' ? "\\t" : String.valueOf(file.delimiter()));
        properties.put("Header Rows", Integer.toString(file.headerRows()));
        properties.put("Skip Rows", Integer.toString(file.skipRows()));
        file.sheet().ifPresent(sheet -> properties.put("Sheet", sheet));
        properties.put("Slice Mode", mode(file.slice()));
        return ours(Flow.PULL, "file.PullFile", properties, List.of(), List.of(STATE));
    }

    private static Component service(SourceFile source, ServiceSource service, SecretResolver secrets,
            FlowDocument document, Map<String, String> values) {
        Map<String, String> properties = common(source);
        properties.put("URL", secrets.resolve(service.url()));
        service.header().ifPresent(header -> properties.put("Key Header", header));
        service.secret().ifPresent(name -> properties.put("API Key",
                secret(document, values, SECRET, secrets.secret(name))));
        ServiceSource.Paging paging = service.paging();
        properties.put("Page Parameter", paging.page());
        properties.put("Size Parameter", paging.size());
        properties.put("First Page", Integer.toString(paging.first()));
        properties.put("Page Size", Integer.toString(paging.limit()));
        properties.put("Rows Pointer", paging.rows().isEmpty() ? "#" : paging.rows());
        paging.total().ifPresent(total -> properties.put("Total Pointer", total));
        properties.put("Requests per Second", Integer.toString(service.rate()));
        properties.put("Slice Mode", mode(service.slice()));
        if (service.slice() instanceof SliceStrategy.Keyset keyset) {
            keyset.watermark().ifPresent(column -> properties.put("Watermark Field", column));
            keyset.since().ifPresent(since -> properties.put("Since Parameter", since));
            properties.put("Key Fields", String.join(",", keyset.key()));
            properties.put("Settle Time", keyset.settle().toMillis() + " millis");
        }
        return ours(Flow.PULL, "service.PullService", properties, List.of(), List.of("API Key", STATE));
    }

    static Map<String, String> common(SourceFile source) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Department", source.department());
        properties.put("Dataset", source.dataset());
        if (!source.contract().isEmpty()) {
            properties.put("Contract", literal(contract(source.contract())));
        }
        return properties;
    }

    private static String contract(List<ContractColumn> columns) {
        ArrayNode array = Json.PLAIN.createArrayNode();
        columns.forEach(column -> array.addObject().put("column", column.column())
                .put("type", column.type().name().toLowerCase(Locale.ROOT)).put("required", column.required()));
        return array.toString();
    }

    static String secret(FlowDocument document, Map<String, String> values, String name, String value) {
        document.secret(name);
        values.put(name, value);
        return "#{" + name + "}";
    }

    private static String mode(SliceStrategy slice) {
        return switch (slice) {
            case SliceStrategy.Keyset keyset -> "keyset";
            case SliceStrategy.Snapshot snapshot -> "snapshot";
            case SliceStrategy.Append append -> "append";
        };
    }

    private static String driver(String url) {
        try {
            Driver driver = DriverManager.getDriver(url);
            return driver.getClass().getName();
        } catch (SQLException e) {
            throw new CodedException(WorkerCode.DRIVER_MISSING, scheme(url), scheme(url).replaceFirst("^jdbc:", ""));
        }
    }

    /** A PostgreSQL shows in its own log who reads; MySQL's own driver makes other types of small numbers and years. */
    private static String named(String url) {
        if (url.startsWith("jdbc:mysql:")) {
            return url + (url.contains("?") ? "&" : "?") + "tinyInt1isBit=false&yearIsDateType=false";
        }
        return url.startsWith("jdbc:postgresql:") && !url.contains("ApplicationName=")
                ? url + (url.contains("?") ? "&" : "?") + "ApplicationName=shuqiao%20collect" : url;
    }

    private static String scheme(String url) {
        String[] parts = url.split(":", 3);
        return parts.length < 2 ? "jdbc" : parts[0] + ":" + parts[1];
    }

    /** NiFi reads #{name} as a parameter; a column may be called so. */
    static String literal(String text) {
        return text.replace("#{", "##{");
    }

    static Component ours(String id, String type, Map<String, String> properties, List<String> services,
            List<String> sensitive) {
        return new Component(id, "org.shuqiao.nifi." + type, OURS, properties, services, sensitive);
    }

    private static String version() {
        return Optional.ofNullable(FlowWriter.class.getPackage().getImplementationVersion()).orElse("0.1.0");
    }
}
