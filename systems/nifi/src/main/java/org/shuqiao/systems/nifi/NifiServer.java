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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.Installation;
import org.shuqiao.systems.Kept;
import org.shuqiao.systems.SystemProcess;

/**
 * A NiFi server in a JVM of its own on one folder, our NAR in it. Started again on the folder it is the same server
 * with the same flows, their state and what was under way, at the same address.
 */
public final class NifiServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final int port;
    private final SystemProcess process;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

    private NifiServer(int port, SystemProcess process) {
        this.port = port;
        this.process = process;
    }

    /** @param heap as {@code -Xmx} takes it */
    public static NifiServer start(Path folder, String heap) {
        return start(folder, heap, List.of());
    }

    /** @param more NARs beside ours */
    public static NifiServer start(Path folder, String heap, List<Path> more) {
        try {
            Path at = Files.createDirectories(folder.toAbsolutePath());
            int port = Kept.port(at);
            String key = Kept.secret(at, "key");
            link(at.resolve("lib"), built().resolve("lib"));
            Files.createDirectories(at.resolve("extensions"));
            try (Stream<Path> nars = Files.list(built().resolve("extensions"))) {
                for (Path nar : Stream.concat(nars, more.stream()).toList()) {
                    link(at.resolve("extensions").resolve(nar.getFileName()), nar);
                }
            }
            Path conf = Files.createDirectories(at.resolve("conf"));
            for (String name : List.of("nifi.properties", "state-management.xml", "logback.xml")) {
                Files.writeString(conf.resolve(name), text(name).replace("@port@", Integer.toString(port)).replace("@key@", key));
            }
            SystemProcess process = SystemProcess.start("nifi", command(heap), at, Map.of("TZ", "Asia/Shanghai"),
                    at.resolve("nifi.log"));
            NifiServer server = new NifiServer(port, process);
            process.await(server::answers, START);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built() {
        return Installation.root().resolve("systems/nifi/target/server");
    }

    private static List<String> command(String heap) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms128m", "-Xmx" + heap,
                "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions", "-Dfile.encoding=UTF-8", "-Duser.timezone=Asia/Shanghai",
                "-Dnifi.properties.file.path=conf/nifi.properties",
                "-Dorg.apache.nifi.management.server.address=127.0.0.1:" + FreePort.take(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp"));
        try (Stream<Path> jars = Files.list(built().resolve("lib"))) {
            command.add("conf" + File.pathSeparator + String.join(File.pathSeparator, jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar")).sorted().toList()));
        }
        command.add("org.apache.nifi.NiFi");
        return command;
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
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/nifi-api/flow/about")).timeout(ANSWER).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
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
