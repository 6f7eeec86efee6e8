package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code entries}: searches the catalogue and moves entries through draft, review and publication. */
@Command(name = "entries", mixinStandardHelpOptions = true,
        description = "Search the catalogue; draft, submit, publish, return, withdraw, bind or sign an entry.")
public final class EntriesCommand implements Callable<Integer> {

    private static final String ENTRY = "The entry's number, as draft prints it.";

    @Mixin
    private ServerOptions connection;

    @Parameters(arity = "0..1", paramLabel = "WORDS", description = "What to look for; default: the newest entries.")
    private String words = "";

    @Override
    public Integer call() {
        TextTable table = new TextTable("code", "name", "provider", "sharing");
        JsonNode found = connection.open()
                .get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        for (JsonNode hit : found.path("hits")) {
            table.row(hit.path("code").asText(), hit.path("name").asText(), hit.path("provider").asText(),
                    hit.path("sharing").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "draft", mixinStandardHelpOptions = true,
            description = "Make a draft from a dataset's source file.")
    int draft(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET") String dataset) {
        return print(to.open().post("/api/v1/entries", RestClient.body().put("dataset", dataset)));
    }

    @Command(name = "submit", mixinStandardHelpOptions = true, description = "Submit a draft for review.")
    int submit(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        return step(to, entry, "submit", RestClient.body());
    }

    @Command(name = "publish", mixinStandardHelpOptions = true,
            description = "Publish a submitted entry (the authority, and not the one who submitted it).")
    int publish(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        return step(to, entry, "publish", RestClient.body());
    }

    @Command(name = "return", mixinStandardHelpOptions = true, description = "Return a submitted entry with a reason.")
    int sendBack(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        return step(to, entry, "return", RestClient.body().put("reason", reason));
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Withdraw a published entry.")
    int withdraw(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        return step(to, entry, "withdraw", RestClient.body().put("reason", reason));
    }

    @Command(name = "bind", mixinStandardHelpOptions = true,
            description = "Propose to read a published entry in place: from a table or view of its provider's own "
                    + "database. Another person approves it.")
    int bind(@Mixin ServerOptions to,
            @Parameters(paramLabel = "RESOURCE", description = "Resource code.") String resource,
            @Option(names = "--schema", required = true, paramLabel = "NAME") String schema,
            @Option(names = "--table", required = true, paramLabel = "NAME") String table,
            @Option(names = "--name", paramLabel = "NAME",
                    description = "Name for consumers; default: the dataset's, else the table's.")
            String name) {
        ObjectNode body = RestClient.body().put("resource", resource).put("schema", schema).put("table", table);
        return print(to.open().post("/api/v1/bindings", name == null ? body : body.put("name", name)));
    }

    @Command(name = "sign", mixinStandardHelpOptions = true,
            description = "Sign the newest version of a published entry as it is bound now, for a department with a "
                    + "node.")
    int sign(@Mixin ServerOptions to,
            @Parameters(paramLabel = "RESOURCE", description = "Resource code.") String resource,
            @Mixin PersonKey key) {
        return print(key.approve(to.open(), "/api/v1/acts/entry?resource=" + RestClient.segment(resource),
                RestClient.body()));
    }

    private static int step(ServerOptions to, long entry, String verb, ObjectNode body) {
        return print(to.open().post("/api/v1/entries/" + entry + "/" + verb, body));
    }

    private static int print(JsonNode entry) {
        System.out.println(entry.toPrettyString());
        return ExitCodes.DONE;
    }
}
