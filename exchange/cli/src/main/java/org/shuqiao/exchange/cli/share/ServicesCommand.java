package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code services}: reads granted resources page by page, as programs do. */
@Command(name = "services", mixinStandardHelpOptions = true,
        description = "List the services that grants in the mode service give; read rows, print the description.")
public final class ServicesCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/services";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("service", "resource", "title", "purpose", "items", "until");
        for (JsonNode each : connection.open().get(PATH)) {
            table.row(each.path("service").asText(), each.path("resource").asText(), each.path("title").asText(),
                    each.path("purpose").asText(), each.path("items").size(), each.path("until").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "rows", mixinStandardHelpOptions = true,
            description = "Print a page of rows as JSON, with its receipt.")
    int rows(@Mixin ServerOptions to,
            @Parameters(paramLabel = "SERVICE", description = "Number of the grant.") String service,
            @Option(names = "--purpose", required = true, paramLabel = "TEXT",
                    description = "The purpose of the grant.") String purpose,
            @Option(names = "--where", paramLabel = "ITEM=VALUE", description = "Only rows with this value.")
            Map<String, String> where, @Option(names = "--limit", paramLabel = "N", defaultValue = "100",
                    description = "Rows at most; 100 unless said.") int limit,
            @Option(names = "--cursor", paramLabel = "CURSOR", description = "next of the page before.")
            Optional<String> cursor,
            @Option(names = "--receipt", paramLabel = "FILE", description = "Write the receipt here.")
            Optional<Path> receipt) {
        ObjectNode body = RestClient.body().put("purpose", purpose).put("limit", limit);
        cursor.ifPresent(text -> body.put("cursor", text));
        ObjectNode conditions = body.putObject("where");
        new TreeMap<>(where == null ? Map.of() : where).forEach(conditions::put);
        JsonNode answer;
        try {
            answer = to.open().post(PATH + "/" + RestClient.segment(service) + "/rows", body);
        } catch (RemoteRefusal refusal) {
            keep(receipt, refusal.body().path("receipt"));
            throw refusal;
        }
        keep(receipt, answer.path("receipt"));
        return JsonOutput.print(answer);
    }

    @Command(name = "describe", mixinStandardHelpOptions = true,
            description = "Print the OpenAPI document of one service.")
    int describe(@Mixin ServerOptions to,
            @Parameters(paramLabel = "SERVICE", description = "Number of the grant.") String service,
            @Option(names = "--purpose", required = true, paramLabel = "TEXT",
                    description = "The purpose of the grant.") String purpose) {
        System.out.println(new String(to.open().download(PATH + "/" + RestClient.segment(service)
                + "/openapi.json?purpose=" + RestClient.segment(purpose)), StandardCharsets.UTF_8));
        return ExitCodes.DONE;
    }

    private static void keep(Optional<Path> receipt, JsonNode given) {
        receipt.filter(file -> given.isTextual()).ifPresent(file -> {
            try {
                Files.writeString(file, given.asText());
            } catch (IOException e) {
                throw new CodedException(CommandCode.BAD_FILE, e, file);
            }
        });
    }
}
