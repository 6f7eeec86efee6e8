package org.shuqiao.bench.pull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.shuqiao.contracts.worker.CollectJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.nifi.deployment.DatasetGroup;
import org.shuqiao.nifi.deployment.Deployment;
import org.shuqiao.nifi.deployment.ServerCollector;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.nifi.remote.NifiAccess;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.shuqiao.systems.postgres.PostgresServer;

/** Deploys and runs the platform's flow and the stock flow on one NiFi server, each into an empty folder. */
public final class PullFlows implements AutoCloseable {

    private static final String STOCK = "stock_rk";
    private static final Pattern ROUND = Pattern.compile("(ours|stock)-\\d+");

    private final NifiClient nifi;
    private final Deployment deployment;
    private final Path landings;
    private final SourceTable table;
    private final SourceFile source;

    PullFlows(String url, Path landings, SourceTable table) throws IOException {
        this.nifi = new NifiClient(new NifiAccess(url, Optional.empty(), "", Optional.empty()), NifiClient.PATIENT);
        this.deployment = new Deployment(nifi);
        this.landings = landings;
        this.table = table;
        this.source = SourceFiles.read(source(landings, table));
    }

    /** @return the source file of the table, its password in {@code secrets} beside it */
    public static Path source(Path folder, SourceTable table) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve("BENCH_PASSWORD"), table.store()
                .password());
        return Files.writeString(Files.createDirectories(folder.resolve("sources/gongan")).resolve("rk.yaml"),
                text("rk.yaml")
                .replace("@url@", table.store().url(SourceTable.DATABASE)).replace("@user@", PostgresServer.USER));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = PullFlows.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As a collect job does it. */
    long ours() throws Exception {
        deployment.remove(source.id());
        CollectJob job = new CollectJob(fresh("ours").toString(), landings.resolve("state").toString(),
                landings.resolve("work").toString(), landings.resolve("secrets").toString(),
                List.of(source.path().toString()), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        WorkerEventWriter events = new WorkerEventWriter(new PrintStream(told, true, StandardCharsets.UTF_8));
        boolean done = new ServerCollector(job, deployment, events).run(source, 0);
        long landed = told.toString(StandardCharsets.UTF_8).lines().flatMap(line -> WorkerEvent.parse(line).stream())
                .mapToLong(event -> event instanceof WorkerEvent.DatasetLanded dataset ? dataset.rows() : 0).sum();
        if (!done || landed != table.rows()) {
            throw new IllegalStateException("not every row was landed: " + landed);
        }
        return table.rows();
    }

    /** The stock flow, run once: it pulls everything; then its files are forced to disk, as those of the others are. */
    long stock() throws Exception {
        deployment.remove(STOCK);
        Path landing = fresh("stock");
        DatasetGroup group = deployment.deploy(new Flow(STOCK, text("stock-flow.json")
                .replace("@url@", table.store().url(SourceTable.DATABASE)).replace("@user@", PostgresServer.USER)
                .replace("@landing@", landing.toString()), "stock", Map.of("password", table.store().password())));
        group.start(false);
        group.runOnce();
        List<Map<String, String>> told = group.drain(Flow.LANDED);
        long landed = told.stream().mapToLong(file -> Long.parseLong(file.get("record.count"))).sum();
        long files = FileSync.folder(landing);
        if (landed != table.rows() || files != told.size() || !group.drain(Flow.FAILED).isEmpty()) {
            throw new IllegalStateException(landed + " rows landed of " + table.rows() + ", in " + files
                    + " files of " + told.size());
        }
        return landed;
    }

    /** Named by the time, so that it is empty whatever was measured before. */
    private Path fresh(String name) throws IOException {
        return Files.createTempDirectory(landings, name + "-");
    }

    @Override
    public void close() {
        deployment.remove(source.id());
        deployment.remove(STOCK);
        nifi.close();
        emptied(landings);
    }

    /** Takes away what rounds have landed, of an earlier run that was broken off as well. */
    private static void emptied(Path landings) {
        try (Stream<Path> folders = Files.list(landings)) {
            for (Path folder : folders.filter(at -> ROUND.matcher(at.getFileName().toString()).matches()).toList()) {
                FileUtils.deleteDirectory(folder.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
