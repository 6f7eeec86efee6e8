package org.shuqiao.systems.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.systems.SavedSettings;
import org.shuqiao.systems.SystemProcess;
import org.shuqiao.systems.oidc.server.ProviderSettings;

/** OpenID provider in its own JVM. */
public final class OidcProvider implements AutoCloseable {

    /** The platform's id at a provider that is started with people alone. */
    public static final String PLATFORM = "shuqiao";

    private static final Duration START = Duration.ofMinutes(2);

    private final ProviderSettings settings;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private SystemProcess process;

    private OidcProvider(Path folder, ProviderSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Starts one that keeps its address and the platform's secret for every other start on the folder.
     *
     * @param portal where the platform is, without a path
     */
    public static OidcProvider start(Path folder, String portal, List<ProviderSettings.Person> people) {
        try {
            Files.createDirectories(folder);
            return start(folder, new ProviderSettings(SavedSettings.port(folder), PLATFORM,
                    SavedSettings.secret(folder, "client-secret"),
                    List.of(portal + "/login/oauth2/code/city", portal + "/"), people));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OidcProvider start(Path folder, ProviderSettings settings) {
        OidcProvider provider = new OidcProvider(folder, settings);
        provider.startAgain();
        return provider;
    }

    /** Starts it at the same address, with the same people; who was logged in is not any more. */
    public void startAgain() {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("provider.json");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Json.PLAIN.writeValue(file.toFile(), settings);
            JavaCommand command = BuiltModule.of(Installation.root(), "systems/oidc")
                    .command("org.shuqiao.systems.oidc.server.ProviderApplication").heap("192m")
                    .with("-XX:+UseSerialGC");
            process = SystemProcess.start("oidc", command.words(file.toString()), folder, Map.of(),
                    folder.resolve("oidc.log"));
            process.await(this::answers, START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200;
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return its URL: for a browser another site than a portal at 127.0.0.1, as a city's provider may well be */
    public String issuer() {
        return settings.issuer();
    }

    /** @return what the platform proves itself with */
    public String secret() {
        return settings.secret();
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
