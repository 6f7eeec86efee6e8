package org.shuqiao.systems.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.SystemProcess;

/** Standalone Spark master and workers on the loopback interface, in separate processes. */
public final class SparkCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern ALIVE = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)");

    private final Path folder;
    private final SparkInstallation spark;
    private final String memory;
    private final int port = FreePort.take();
    private final int page = FreePort.take();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<SystemProcess> workers = new ArrayList<>();
    private SystemProcess master;

    private SparkCluster(Path folder, SparkInstallation spark, String memory) {
        this.folder = folder;
        this.spark = spark;
        this.memory = memory;
    }

    /**
     * @param workers how many, with one core each
     * @param memory of each worker, as {@code -Xmx} takes it
     */
    public static SparkCluster start(Path folder, int workers, String memory) {
        try {
            Files.createDirectories(folder);
            SparkCluster cluster = new SparkCluster(folder, SparkInstallation.in(folder.resolve("spark")), memory);
            cluster.startMaster();
            for (int worker = 0; worker < workers; worker++) {
                cluster.startWorker();
            }
            cluster.awaitWorkers(workers);
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the master, at the same address as one before it. */
    public void startMaster() {
        master = start("spark-master", spark.command("org.apache.spark.deploy.master.Master", "--host", HOST, "--port",
                Integer.toString(port), "--webui-port", Integer.toString(page)));
        master.await(() -> aliveWorkers() >= 0, START);
    }

    /** Adds a worker. */
    public SystemProcess startWorker() {
        String name = "spark-worker-" + (workers.size() + 1);
        SystemProcess worker = start(name, spark.command("org.apache.spark.deploy.worker.Worker", "--host", HOST,
                "--webui-port", Integer.toString(FreePort.take()), "--cores", "1", "--memory", memory, "--work-dir",
                folder.resolve(name).toString(), url()));
        workers.add(worker);
        return worker;
    }

    private SystemProcess start(String name, List<String> command) {
        return SystemProcess.start(name, command, folder, Map.of("SPARK_HOME", spark.home().toString(),
                "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", HOST, "TZ", "Asia/Shanghai"),
                        folder.resolve(name + ".log"));
    }

    /** Waits until the master knows of so many workers that live. */
    public void awaitWorkers(int count) {
        master.await(() -> aliveWorkers() >= count, START);
    }

    /** @return how many workers the master knows, -1 while it does not answer */
    private int aliveWorkers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(page() + "/json/")).timeout(Duration.ofSeconds(2))
                    .build();
            Matcher alive = ALIVE.matcher(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return alive.find() ? Integer.parseInt(alive.group(1)) : -1;
        } catch (IOException e) {
            return -1; // not yet, or gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** @return {@code spark.master} */
    public String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** @return the master's page */
    public String page() {
        return "http://" + HOST + ":" + page;
    }

    public SystemProcess master() {
        return master;
    }

    public List<SystemProcess> workers() {
        return List.copyOf(workers);
    }

    /**
     * @return the settings that send the lake's jobs here, with a driver on this machine
     */
    public Map<String, String> settings() {
        return Map.of("spark.master", url(), "spark.driver.host", HOST, "spark.driver.bindAddress", HOST,
                "spark.executor.memory", memory, "spark.executor.cores", "1");
    }

    @Override
    public void close() {
        workers.forEach(SystemProcess::close);
        master.close();
        http.close();
    }
}
