package org.shuqiao.systems.nifi;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.process.Installation;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.SavedSettings;
import org.shuqiao.systems.SystemProcess;

/**
 * NiFi server in its own JVM with the platform's NAR, restartable on its folder. Started again on the folder it is the
 * same server with the same flows, their state and what was under way, at the same address.
 */
public final class NifiServer implements AutoCloseable {

    private static final List<String> FILES = List.of("nifi.properties", "state-management.xml", "logback.xml",
            "login-identity-providers.xml", "authorizers.xml", "zookeeper.properties");
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;

    private final int port;
    private final NifiSecurity door;
    private final SystemProcess process;
    private final HttpClient http;

    private NifiServer(int port, NifiSecurity door, SystemProcess process) {
        this.port = port;
        this.door = door;
        this.process = process;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(ANSWER);
        door.certificate().ifPresent(certificate -> builder.sslContext(certificate.trusted()));
        this.http = builder.build();
    }

    /** @param heap as {@code -Xmx} takes it */
    public static NifiServer start(Path folder, String heap) {
        return start(folder, heap, List.of());
    }

    /** @param more NARs beside ours */
    public static NifiServer start(Path folder, String heap, List<Path> more) {
        try {
            Path at = Files.createDirectories(folder.toAbsolutePath());
            return launch(at, heap, more, NifiSecurity.open(),
                    ClusterMembership.alone(SavedSettings.secret(at, "key"))).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that asks for TLS and a log-in; its {@link #door()} says how. */
    public static NifiServer startGuarded(Path folder, String heap) {
        try {
            Path at = Files.createDirectories(folder.toAbsolutePath());
            return launch(at, heap, List.of(), NifiSecurity.guarded(at),
                    ClusterMembership.alone(SavedSettings.secret(at, "key"))).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does not wait until it answers. */
    static NifiServer launch(Path at, String heap, List<Path> more, NifiSecurity door, ClusterMembership membership) {
        try {
            int port = SavedSettings.port(at);
            link(at.resolve("lib"), built().resolve("lib"));
            Files.createDirectories(at.resolve("extensions"));
            try (Stream<Path> nars = Files.list(built().resolve("extensions"))) {
                for (Path nar : Stream.concat(nars, more.stream()).toList()) {
                    link(at.resolve("extensions").resolve(nar.getFileName()), nar);
                }
            }
            Map<String, String> words = new HashMap<>(door.words());
            words.putAll(membership.words(at));
            words.put("@port@", Integer.toString(port));
            Path conf = Files.createDirectories(at.resolve("conf"));
            for (String name : FILES) {
                Files.writeString(conf.resolve(name), filled(text(name)
                        .replace("@door@", text(door.properties()))
                        .replace("@membership@", text(membership.properties())), words));
            }
            SystemProcess process = SystemProcess.start("nifi", command(heap), at, Map.of("TZ", "Asia/Shanghai"),
                    at.resolve("nifi.log"));
            return new NifiServer(port, door, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NifiServer ready() {
        process.await(this::answers, START);
        return this;
    }

    private static String filled(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    private static Path built() {
        return Installation.root().resolve("systems/nifi/target/server");
    }

    private static List<String> command(String heap) throws IOException {
        try (Stream<Path> jars = Files.list(built().resolve("lib"))) {
            // the classes of this module, for the log-in that NiFi finds there
            Stream<String> first = Stream.of(built().resolveSibling("classes").toString(), "conf");
            String classPath = String.join(File.pathSeparator, Stream.concat(first, jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar")).sorted()).toList());
            return JavaCommand.of(classPath, "org.apache.nifi.NiFi").heap(heap).inTheCity().with("-Xms128m",
                    "-Dnifi.properties.file.path=conf/nifi.properties",
                    "-Dorg.apache.nifi.management.server.address=127.0.0.1:" + FreePort.take()).words();
        }
    }

    private static void link(Path at, Path to) throws IOException {
        Files.deleteIfExists(at);
        Files.createSymbolicLink(at, to);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = NifiServer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/nifi-api/flow/about")).timeout(ANSWER)
                    .build();
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 || status == UNAUTHORIZED && door.certificate().isPresent();
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public String url() {
        return door.scheme() + "://127.0.0.1:" + port;
    }

    /** @return how it is entered */
    public NifiSecurity door() {
        return door;
    }

    public SystemProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
