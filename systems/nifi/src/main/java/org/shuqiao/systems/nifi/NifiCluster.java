package org.shuqiao.systems.nifi;

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
import java.util.regex.Pattern;
import org.shuqiao.systems.NotReadyException;
import org.shuqiao.systems.SavedSettings;

/** Cluster of NiFi servers, of which the first also runs ZooKeeper. */
public final class NifiCluster implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Pattern CONNECTED = Pattern.compile("\"status\" *: *\"CONNECTED\"");

    private final Path folder;
    private final String heap;
    private final List<NifiServer> nodes = new ArrayList<>();
    private final int size;

    private NifiCluster(Path folder, int size, String heap) {
        this.folder = folder;
        this.size = size;
        this.heap = heap;
    }

    /** Starts it and waits until all nodes are connected. */
    public static NifiCluster start(Path folder, int size, String heap) {
        NifiCluster cluster = new NifiCluster(folder.toAbsolutePath(), size, heap);
        for (int node = 0; node < size; node++) {
            cluster.nodes.add(cluster.launch(node));
        }
        cluster.awaitConnected(size);
        return cluster;
    }

    private NifiServer launch(int node) {
        try {
            Files.createDirectories(folder);
            ClusterMembership membership = new ClusterMembership(size, SavedSettings.port(folder, "zookeeper-port"),
                    node == 0, SavedSettings.secret(folder, "key"));
            return NifiServer.launch(Files.createDirectories(folder.resolve("node-" + node)), heap, List.of(),
                    NifiSecurity.open(), membership);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a node anew that was killed. */
    public void startAgain(int node) {
        nodes.set(node, launch(node));
        awaitConnected(size);
    }

    /** Waits until so many nodes are connected, as one that runs says. */
    public void awaitConnected(int count) {
        List<NifiServer> running = nodes.stream().filter(node -> node.process().alive()).toList();
        if (running.size() < count) {
            throw new NotReadyException(running.size() + " of " + count + " nodes run, see " + folder);
        }
        NifiServer asked = running.getFirst();
        asked.process().await(() -> {
            running.forEach(NifiCluster::requireAlive); // a node that ended is never waited for
            return connected(asked) == count;
        }, START);
    }

    private static void requireAlive(NifiServer node) {
        if (!node.process().alive()) {
            throw new NotReadyException("a node ended before it was connected, see " + node.process().log());
        }
    }

    private static int connected(NifiServer asked) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked.url() + "/nifi-api/controller/cluster"))
                .timeout(ANSWER).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return (int) CONNECTED.matcher(answer.body()).results().count();
        } catch (IOException e) {
            return 0; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    public NifiServer node(int index) {
        return nodes.get(index);
    }

    @Override
    public void close() {
        nodes.reversed().forEach(NifiServer::close);
    }
}
