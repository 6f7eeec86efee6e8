package org.shuqiao.systems.hive;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.SystemProcess;

/** Spark Thrift Server with the lake's Iceberg tables in its catalog {@code lake}. */
public final class ThriftServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    /** At its usual level the server logs the text of every statement, and a statement may name a person. */
    private static final String LOG = """
            rootLogger.level = warn
            rootLogger.appenderRef.stdout.ref = console
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{HH:mm:ss} %p %c{1}: %m{nolookups}%n%throwable{short}
            logger.statements.name = org.apache.spark.sql.hive.thriftserver
            logger.statements.level = off
            """;

    private final int port;
    private final SystemProcess process;

    private ThriftServer(int port, SystemProcess process) {
        this.port = port;
        this.process = process;
    }

    public static ThriftServer start(Path folder, LakeCatalogAccess lake, String heap) {
        return start(folder, lake, heap, FreePort.take(), Map.of());
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param more settings of Spark and, named {@code hive.…} or {@code hadoop.…}, of the server itself; named
     *     {@code java.…}, of its JVM
     */
    public static ThriftServer start(Path folder, LakeCatalogAccess lake, String heap, int port,
            Map<String, String> more) {
        try {
            Files.createDirectories(folder);
            Path settings = settings(folder, lake, more);
            Files.writeString(folder.resolve("log4j2.properties"), LOG);
            secret(folder.resolve("hive-site.xml"), HiveSite.of(more));
            SystemProcess process = SystemProcess.start("thrift-server", command(folder, heap, settings, port, more),
                    folder,
                    Map.of("SPARK_LOCAL_IP", "127.0.0.1", "TZ", "Asia/Shanghai"), folder.resolve("thrift-server.log"));
            process.await(() -> listens(port), START);
            return new ThriftServer(port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path folder, String heap, Path settings, int port, Map<String, String> more)
            throws IOException {
        Path root = Installation.root();
        String classPath = folder + File.pathSeparator
                + Files.readString(BuiltModule.of(root, "systems/hive-server").classPathFile()).strip()
                        .replace("\n", File.pathSeparator);
        return JavaCommand.of(classPath, "org.apache.spark.deploy.SparkSubmit")
                .with(BuiltModule.of(root, "pipelines/jobs").flags())
                .with(more.entrySet().stream().filter(setting -> setting.getKey().startsWith("java."))
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue()).toList())
                .heap(heap).with("-XX:+UseSerialGC", "-Duser.timezone=Asia/Shanghai",
                        "-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"))
                .words("--properties-file", settings.toString(), "--class",
                        "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2", "spark-internal",
                        "--hiveconf", "hive.server2.thrift.port=" + port,
                        "--hiveconf", "hive.server2.thrift.bind.host=127.0.0.1");
    }

    /** The catalog's password stands in a file that only this account may read, not on the command line. */
    private static Path settings(Path folder, LakeCatalogAccess lake, Map<String, String> more) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.master", "local[2]");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.sql.shuffle.partitions", "2");
        settings.put("spark.local.dir", folder.resolve("scratch").toString());
        settings.put("spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString());
        settings.put("spark.hadoop.javax.jdo.option.ConnectionURL", "jdbc:derby:memory:metastore;create=true");
        settings.put("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        settings.put("spark.sql.catalog.lake.type", "jdbc");
        settings.put("spark.sql.catalog.lake.uri", lake.url());
        settings.put("spark.sql.catalog.lake.jdbc.user", lake.user());
        settings.put("spark.sql.catalog.lake.jdbc.password", lake.password());
        settings.put("spark.sql.catalog.lake.jdbc.schema-version", "V1");
        settings.put("spark.sql.catalog.lake.warehouse", lake.warehouse());
        // a query names the snapshot that it reads, so a table has to be looked up anew
        settings.put("spark.sql.catalog.lake.cache-enabled", "false");
        more.forEach((name, value) -> settings.put(HiveSite.has(name) ? "spark.hadoop." + name : name, value));
        return secret(folder.resolve("spark.conf"), settings.entrySet().stream()
                .map(s -> s.getKey() + " " + s.getValue())
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    public String url() {
        return "jdbc:hive2://127.0.0.1:" + port + "/default";
    }

    public int port() {
        return port;
    }

    public SystemProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
