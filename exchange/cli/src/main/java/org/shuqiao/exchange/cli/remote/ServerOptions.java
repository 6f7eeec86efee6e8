package org.shuqiao.exchange.cli.remote;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.platform.settings.Home;
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

    /** @return the client; a coded error when there is no server or no account */
    public RestClient open() {
        Home home = Home.fromEnvironment();
        URI address = server == null ? running(home) : server;
        String token = System.getenv("SHUQIAO_TOKEN");
        if (token != null && !token.isBlank()) {
            return new RestClient(address, () -> "Bearer " + token.strip());
        }
        if (account == null || account.isBlank()) {
            throw new CodedException(CommandCode.NO_ACCOUNT);
        }
        return new RestClient(address, account, password(home));
    }

    /** @return whether a server is named, or one runs on this state folder */
    public boolean reachesServer() {
        return server != null || alive(Home.fromEnvironment());
    }

    /** A server that was killed leaves its file behind. */
    private static boolean alive(Home home) {
        Path file = home.serverFile();
        try {
            return Files.exists(file) && ProcessHandle
                    .of(Json.PLAIN.readTree(file.toFile()).path("pid").asLong()).isPresent();
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }

    /** @return the address of the server that runs on this state folder */
    public static URI running(Home home) {
        Path file = home.serverFile();
        try {
            if (Files.exists(file)) {
                return URI.create(Json.PLAIN.readTree(file.toFile()).path("url").asText());
            }
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
        throw new CodedException(CommandCode.NO_SERVER, "http://127.0.0.1");
    }

    private String password(Home home) {
        String given = System.getenv("SHUQIAO_PASSWORD");
        if (given != null && !given.isEmpty()) {
            return given;
        }
        Path file = home.secrets().resolve("account-" + account);
        try {
            if (account.matches("[\\w.-]+") && Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
        throw new CodedException(CommandCode.NO_PASSWORD, account);
    }
}
