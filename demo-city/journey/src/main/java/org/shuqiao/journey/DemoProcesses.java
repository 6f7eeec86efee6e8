package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.VarLock;

/** Child processes of the demo: city, server and departments' nodes. They end with the demo, whatever ends it. */
final class DemoProcesses implements AutoCloseable {

    private static final Duration DEVICES = Duration.ofMinutes(2);

    private final Home home;
    private final Path folder;
    private final Report report;
    private final Deque<ChildProcess> children = new ArrayDeque<>();
    private final CountDownLatch end = new CountDownLatch(1);

    DemoProcesses(Home home, Path folder, Report report) {
        this.home = home;
        this.folder = folder;
        this.report = report;
    }

    /** Forgets an earlier run; refuses while somebody's server still runs on it. */
    void clear() throws IOException {
        if (!Files.exists(home.var())) {
            return;
        }
        VarLock.acquire(home).close();
        for (Path child : children(home.var())) {
            if (!child.getFileName().toString().equals("build")) {
                FolderTree.delete(child);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        }
    }

    void startCity(long seed, int scale) throws IOException {
        try (StepBar bar = StepBar.open(DemoStep.CITY.title())) {
            ChildProcess city = ChildProcess.java("city", built("demo-city/city"), "384m",
                    home.logs().resolve("city.log"), "org.shuqiao.city.CityMain",
                    List.of("serve", "--dir", folder.resolve("city").toString(), "--seed", Long.toString(seed),
                            "--scale", Integer.toString(scale)));
            children.push(city);
            city.await(line -> progress(line, bar));
            share(folder.resolve("city/secrets"), home.secrets());
            report.step(DemoStep.CITY, bar.seconds());
        }
    }

    private static boolean progress(String line, StepBar bar) {
        if (!line.startsWith("{")) {
            return false;
        }
        try {
            JsonNode event = Json.PLAIN.readTree(line);
            bar.at(event.path("done").asLong(), event.path("of").asLong(), event.path("dataset").asText(""));
            return "ready".equals(event.path("event").asText());
        } catch (IOException e) {
            return false; // a line of a library, not of the city
        }
    }

    /** The city's connection values become the platform's secrets, as an operator would put them there. */
    private static void share(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path value : children(from)) {
            Files.copy(value, to.resolve(value.getFileName()), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** @param centre whether the city's operation centre stands on its class path */
    void startServer(int port, boolean centre) {
        try (StepBar bar = StepBar.open(DemoStep.SERVER.title())) {
            ChildProcess server = ChildProcess.java("server", built(centre ? "centre/server" : "exchange/cli"),
                    "768m",
                    home.logs().resolve("serve.log"), "org.shuqiao.exchange.cli.Shuqiao",
                    List.of("serve", "--port", Integer.toString(port == 0 ? freeOrConfigured() : port),
                            "--until-input-ends"),
                    Map.of("SHUQIAO_PACKS", home.installation().resolve("demo-city/packs").toString()));
            children.push(server);
            server.await(line -> line.contains("http://"));
            bar.outcome(ServerOptions.running(home).toString());
            report.step(DemoStep.SERVER, bar.seconds());
        }
    }

    private int freeOrConfigured() {
        var configured = ConfigurationFile.read(home.configuration()).server();
        try (ServerSocket probe = new ServerSocket(configured.port(), 1, InetAddress.getLoopbackAddress());
                ServerSocket jdbc = new ServerSocket(configured.jdbcPort(), 1, InetAddress.getLoopbackAddress())) {
            return jdbc.isBound() ? probe.getLocalPort() : 0;
        } catch (IOException e) {
            return 0; // taken: a free one then
        }
    }

    DemoAccounts createAccounts() throws IOException {
        return DemoAccounts.of(home, ServerOptions.running(home), report.systems().stream().filter(RealSystem::openId)
                .map(RealSystem::address).findFirst());
    }

    /** Starts the departments' nodes in a process of their own. */
    DemoNodes startNodes(DemoAccounts cast) throws IOException {
        try (StepBar bar = StepBar.open(DemoStep.NODES.title())) {
            DemoNodes nodes = DemoNodes.prepare(folder.resolve("nodes"), ServerOptions.running(home), cast);
            ChildProcess process = ChildProcess.java("nodes", built("node/machine"), "96m",
                    home.logs().resolve("nodes.log"), "org.shuqiao.node.command.NodeMain", nodes.arguments());
            children.push(process);
            process.await(line -> line.contains(" runs for "));
            report.step(DemoStep.NODES, bar.seconds());
            report.line(DemoStep.NODES, nodes.count() + " departments sign at their own machine and witness the log");
            bar.outcome(nodes.count() + " departments");
            return nodes;
        }
    }

    /** Waits until the city's devices were answered for all that they had to send. */
    void awaitDevices() throws InterruptedException {
        Path sent = folder.resolve("city/state/sent");
        long end = System.nanoTime() + DEVICES.toNanos();
        try (StepBar bar = StepBar.open(DemoStep.DEVICES.title())) {
            while (!Files.exists(sent) && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            if (!Files.exists(sent)) {
                throw new StepFailedException(DemoStep.DEVICES, "the devices were not answered; see "
                        + home.logs().resolve("listen.log"));
            }
            report.step(DemoStep.DEVICES, bar.seconds());
            report.line(DemoStep.DEVICES, "six data loggers were answered for all that they sent by HJ 212");
        }
    }

    void measureMemory() {
        children.forEach(child -> report.memory(child.name(), child.peakMemoryBytes()));
        report.systems().forEach(system -> report.memory(system.name(), system.peakMemoryBytes()));
    }

    String welcome(DemoAccounts cast) {
        return "%n  %s%n%n%s%n  Ctrl-C stops everything that this command started.".formatted(
                ServerOptions.running(home), cast.lines());
    }

    /** Waits for Ctrl-C, or for the server to die. */
    void awaitEnd() throws InterruptedException {
        while (children.stream().allMatch(ChildProcess::alive)) {
            if (end.await(1, TimeUnit.SECONDS)) {
                return;
            }
        }
        throw new IllegalStateException("a process of the demo ended; see " + home.logs());
    }

    private BuiltModule built(String module) {
        return BuiltModule.of(home.installation(), module);
    }

    @Override
    public synchronized void close() {
        end.countDown();
        while (!children.isEmpty()) {
            children.pop().close();
        }
    }
}
