package org.shuqiao.exchange.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code call}: any call of the REST API, as its description has it. */
@Command(name = "call", mixinStandardHelpOptions = true,
        description = "Call the REST API as its description (/api on the server) has it, and print the answer.")
public final class CallCommand implements Callable<Integer> {

    private static final String JSON = "application/json";

    @Mixin
    private ServerOptions connection;

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST or DELETE.")
    private String method;

    @Parameters(index = "1", paramLabel = "PATH", description = "For example /api/v1/grants?limit=10.")
    private String path;

    @Option(names = "--body", paramLabel = "FILE", description = "What is sent; - reads it from standard input.")
    private Optional<Path> body = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = JSON, description = "Media type of what is sent.")
    private String type;

    @Override
    public Integer call() throws IOException {
        if (!path.startsWith("/")) {
            throw new CodedException(CommandCode.CALL_UNKNOWN, method + " " + path);
        }
        switch (method.toUpperCase(Locale.ROOT)) {
            case "GET" -> System.out.write(connection.open().download(path));
            case "DELETE" -> System.out.println(connection.open().delete(path).toPrettyString());
            case "POST" -> System.out.println(post(connection.open()));
            default -> throw new CodedException(CommandCode.CALL_UNKNOWN, method + " " + path);
        }
        System.out.flush();
        return ExitCodes.DONE;
    }

    private String post(RestClient client) throws IOException {
        if (body.isEmpty()) {
            return client.post(path, RestClient.body()).toPrettyString();
        }
        try {
            if (!type.equals(JSON)) {
                return client.upload(path, type, body.get()).toPrettyString();
            }
            byte[] sent = body.get().toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(body.get());
            return client.post(path, Json.PLAIN.readValue(sent, ObjectNode.class))
                    .toPrettyString();
        } catch (IOException e) { // not there, or not JSON
            throw new CodedException(CommandCode.BAD_FILE, e, body.get());
        }
    }
}
