package org.shuqiao.exchange.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.source.TrustedCertificates;
import picocli.CommandLine.Option;

/** Options of every command that talks to a server: address, account and password or token. */
public final class ServerOptions {

    @Option(names = "--server", paramLabel = "URL",
            description = "Address of the server; default: the one running on this installation.")
    private URI server;

    @Option(names = "--as", paramLabel = "ACCOUNT", defaultValue = "${env:SHUQIAO_USER}",
            description = "Account to act as (or SHUQIAO_USER). Its password is read from SHUQIAO_PASSWORD, "
                    + "else from var/secrets/account-ACCOUNT. Somebody of the OpenID provider puts an access token "
                            + "into "
                    + "SHUQIAO_TOKEN instead.")
    private String account;

    @Option(names = "--trust", paramLabel = "FILE", defaultValue = "${env:SHUQIAO_TRUST}",
            description = "PEM file of the authority that made the server's certificate (or SHUQIAO_TRUST); default: "
                    + "those that the JDK trusts.")
    private Path trust;

    /** @return the client; a coded error when there is no server or no account */
    public RestClient open() {
        Home home = Home.fromEnvironment();
        URI address = address(home);
        String token = System.getenv("SHUQIAO_TOKEN");
        if (token != null && !token.isBlank()) {
            return trusting(new RestClient(address, () -> "Bearer " + token.strip()));
        }
        return trusting(new RestClient(address, account(), password(home)));
    }

    /** @return a client of the calls that nobody has to be signed in for */
    public RestClient anonymous() {
        return trusting(RestClient.anonymous(address(Home.fromEnvironment())));
    }

    /**
     * @return a client that reads the metrics, by the token of {@code SHUQIAO_TOKEN} or the installation's, which no
     *         other server is told
     */
    public RestClient monitoring() {
        Home home = Home.fromEnvironment();
        URI address = address(home);
        String given = System.getenv("SHUQIAO_TOKEN");
        boolean own = server == null || announced(home).map(found -> found.path("url").asText())
                .filter(server.toString()::equals).isPresent();
        String token = given != null && !given.isBlank() ? given.strip() : own ? metricsToken(home) : "";
        return trusting(new RestClient(address, () -> "Bearer " + token));
    }

    private static String metricsToken(Home home) {
        try {
            return Files.readString(home.secrets().resolve("metrics-token")).strip();
        } catch (IOException e) {
            return ""; // of another machine: the server says what it wants
        }
    }

    /** @return the login name; a coded error when there is none */
    public String account() {
        if (account == null || account.isBlank()) {
            throw new CodedException(CommandCode.NO_ACCOUNT);
        }
        return account;
    }

    /** @return the account's password, from where the commands read it */
    public String password() {
        return password(Home.fromEnvironment());
    }

    private URI address(Home home) {
        return server == null ? running(home) : server;
    }

    private RestClient trusting(RestClient client) {
        if (trust == null || trust.toString().isBlank()) {
            return client;
        }
        try {
            return client.trusting(TrustedCertificates.sslContext(trust));
        } catch (IOException | GeneralSecurityException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, trust);
        }
    }

    /** @return whether a server is named, or one runs on this state folder */
    public boolean reachesServer() {
        return server != null || alive(Home.fromEnvironment());
    }

    /** A server that was killed leaves its file behind. */
    private static boolean alive(Home home) {
        return announced(home).map(found -> ProcessHandle.of(found.path("pid").asLong()).isPresent()).orElse(false);
    }

    /** @return the address of the server that runs on this state folder */
    public static URI running(Home home) {
        return announced(home).map(found -> URI.create(found.path("url").asText()))
                .orElseThrow(() -> new CodedException(CommandCode.NO_SERVER, "http://127.0.0.1"));
    }

    /** A copied folder names the server of the folder that it was copied from: that one is none of ours. */
    private static Optional<JsonNode> announced(Home home) {
        Path file = home.serverFile();
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode found = Json.PLAIN.readTree(file.toFile());
            return found.path("var").asText().equals(home.var().toString()) ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }

    private String password(Home home) {
        String given = System.getenv("SHUQIAO_PASSWORD");
        if (given != null && !given.isEmpty()) {
            return given;
        }
        Path file = PasswordFile.find(home.secrets(), account)
                .orElseThrow(() -> new CodedException(CommandCode.NO_PASSWORD, account));
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
