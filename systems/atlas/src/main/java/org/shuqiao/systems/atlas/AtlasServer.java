package org.shuqiao.systems.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.systems.SavedSettings;
import org.shuqiao.systems.ServerCertificate;
import org.shuqiao.systems.SystemProcess;

/**
 * Apache Atlas 2.1.0 server in its own JVM, with its configuration, data and logs in one folder. The folder holds
 * {@code home}, {@code port}, {@code password} and {@code atlas.log}. Started again on the folder it is the same server
 * with the same
 * data at the same address. It keeps its graph in BerkeleyJE and its index in Lucene, and needs nothing beside it.
 */
public final class AtlasServer implements AutoCloseable {

    /** Its one account, which may do everything. */
    public static final String USER = "admin";

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String MEMORY = "-Xmx448m";

    private final int port;
    private final String password;
    private final Optional<ServerCertificate> certificate;
    private final SystemProcess process;

    private AtlasServer(int port, String password, Optional<ServerCertificate> certificate, SystemProcess process) {
        this.port = port;
        this.password = password;
        this.certificate = certificate;
        this.process = process;
    }

    /** Starts it and waits until it answers: half a minute the first time, a quarter on data that is there. */
    public static AtlasServer start(Path folder) {
        return start(folder, Optional.empty());
    }

    /** The same behind TLS, by a {@link #certificate()} that stays the same over its starts. */
    public static AtlasServer startBehindTls(Path folder) {
        return start(folder, Optional.of(ServerCertificate.make(folder.toAbsolutePath().resolve("tls"))));
    }

    private static AtlasServer start(Path folder, Optional<ServerCertificate> certificate) {
        try {
            Path at = Files.createDirectories(folder.toAbsolutePath());
            String password = SavedSettings.secret(at, "password");
            int port = SavedSettings.port(at);
            Path home = AtlasHome.layOut(at.resolve("home"), USER, password,
                    certificate.isPresent() ? AtlasTls.on(at, certificate.get()) : AtlasTls.off());
            AtlasPrograms programs = AtlasPrograms.built();
            SystemProcess process = SystemProcess.start("atlas", programs.command(MEMORY, home, port), at,
                    Map.of("TZ", "Asia/Shanghai"), at.resolve("atlas.log"));
            AtlasServer server = new AtlasServer(port, password, certificate, process);
            HttpClient.Builder builder = HttpClient.newBuilder();
            certificate.ifPresent(known -> builder.sslContext(known.trusted()));
            try (HttpClient http = builder.build()) {
                process.await(() -> server.active(http), START);
            } catch (IllegalStateException e) {
                process.kill();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean active(HttpClient http) {
        String login = Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/api/atlas/admin/status")).timeout(ANSWER)
                .header("Authorization", "Basic " + login).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body().contains("ACTIVE");
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return its address, without a slash at the end; a browser opens it too */
    public String url() {
        return (certificate.isPresent() ? "https" : "http") + "://127.0.0.1:" + port;
    }

    /** @return by what it is known; none where it is not behind TLS */
    public Optional<ServerCertificate> certificate() {
        return certificate;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public SystemProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
