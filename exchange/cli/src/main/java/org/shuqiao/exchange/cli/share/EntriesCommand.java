package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.outside.EntriesLoadCommand;
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

/** Command {@code entries}: searches the catalogue and moves entries through draft, review and publication. */
@Command(name = "entries", mixinStandardHelpOptions = true,
        description = "Search the catalogue; draft, edit, submit, publish, return, revise, withdraw, bind or sign an "
                + "entry; import and export entries as a workbook.",
        subcommands = {EntriesImportCommand.class, EntriesExportCommand.class, EntriesLoadCommand.class})
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
        return JsonOutput.print(to.open().post("/api/v1/entries", RestClient.body().put("dataset", dataset)));
    }

    @Command(name = "drafts", mixinStandardHelpOptions = true,
            description = "List your department's drafts and what it has under review.")
    int drafts(@Mixin ServerOptions to) {
        TextTable table = new TextTable("entry", "version", "state", "code", "name", "dataset");
        for (JsonNode each : to.open().get("/api/v1/entries")) {
            table.row(each.path("id").asText(), each.path("version").asText(), each.path("state").asText(),
                    each.path("code").isNull() ? "" : each.path("code").asText(), each.path("name").asText(),
                    each.path("dataset").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Print what the newest version of an entry says, as JSON that edit takes.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        return JsonOutput.print(to.open().get("/api/v1/entries/" + entry + "/draft"));
    }

    @Command(name = "edit", mixinStandardHelpOptions = true,
            description = "Replace what a draft says by a file that show printed and you changed. What somebody else "
                    + "changed meanwhile is not overwritten.")
    int edit(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry,
            @Parameters(paramLabel = "FILE", description = "JSON with the fields revision and draft.") Path file) {
        return JsonOutput.print(to.open().post("/api/v1/entries/" + entry + "/draft", content(file)));
    }

    @Command(name = "revise", mixinStandardHelpOptions = true,
            description = "Draft the next version of a published or withdrawn entry.")
    int revise(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        return step(to, entry, "revise", RestClient.body());
    }

    @Command(name = "recall", mixinStandardHelpOptions = true,
            description = "Take back what is under review, to amend it.")
    int recall(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        return step(to, entry, "recall", RestClient.body());
    }

    @Command(name = "discard", mixinStandardHelpOptions = true, description = "Give a draft up.")
    int discard(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        return step(to, entry, "discard", RestClient.body());
    }

    private static ObjectNode content(Path file) {
        try {
            JsonNode read = Json.PLAIN.readTree(Files.readString(file));
            if (read instanceof ObjectNode change && change.has("draft") && change.has("revision")) {
                return RestClient.body().<ObjectNode>set("draft", change.get("draft"))
                        .set("revision", change.get("revision"));
            }
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
        throw new CodedException(CommandCode.BAD_FILE, file);
    }

    @Command(name = "submit", mixinStandardHelpOptions = true, description = "Submit a draft for review.")
    int submit(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        return step(to, entry, "submit", RestClient.body());
    }

    @Command(name = "publish", mixinStandardHelpOptions = true,
            description = "Publish a submitted entry (the authority, and not the one who submitted it).")
    int publish(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry,
            @Mixin PersonKey person) {
        if (person.given()) {
            return JsonOutput.print(person.approve(to.open(), "/api/v1/acts/publication/" + entry, RestClient.body())
                    );
        }
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

    @Command(name = "changes", mixinStandardHelpOptions = true,
            description = "Tell in words what the newest version says otherwise than the one before it.")
    int changes(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        to.open().get("/api/v1/entries/" + entry + "/changes").path("changes")
                .forEach(line -> System.out.println(line.path("text").asText()));
        return ExitCodes.DONE;
    }

    @Command(name = "impact", mixinStandardHelpOptions = true,
            description = "List the grants, open requests, entries, derived data and golden records that the newest "
                    + "version affects, and what it affected when it was submitted or withdrawn.")
    int impact(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        JsonNode impact = to.open().get("/api/v1/entries/" + entry + "/impact");
        TextTable table = new TextTable("when", "kind", "number", "department", "about", "loses");
        affected(table, "now", impact.path("affected"));
        impact.path("kept").forEach(kept -> affected(table, kept.path("occasion").asText(), kept.path("affected")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static void affected(TextTable table, String when, JsonNode affected) {
        affected.forEach(each -> table.row(when, each.path("kind").asText(), each.path("id").asText(),
                each.path("department").asText(), each.path("about").asText(), each.path("lost").toString()));
    }

    @Command(name = "grades", mixinStandardHelpOptions = true,
            description = "List the least grade of each item whose data element has a rule, and of each whose source "
                    + "is graded.")
    int grades(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY", description = ENTRY) long entry) {
        TextTable table = new TextTable("item", "element", "at least", "why");
        JsonNode grades = to.open().get("/api/v1/entries/" + entry + "/grades");
        for (JsonNode each : grades.path("items")) {
            table.row(each.path("item").asText(), each.path("element").asText(), each.path("grade").asText(),
                    each.path("why").asText());
        }
        for (JsonNode each : grades.path("sources")) {
            table.row(each.path("item").asText(), "", each.path("grade").asText(), each.path("path").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "bases", mixinStandardHelpOptions = true,
            description = "List the legal texts that a basis of sharing may cite.")
    int bases(@Mixin ServerOptions to) {
        TextTable table = new TextTable("title", "rank", "number", "issued by", "from", "until");
        for (JsonNode each : to.open().get("/api/v1/legal-texts")) {
            table.row(each.path("title").asText(), each.path("rank").asText(), each.path("number").asText(),
                    each.path("issuer").asText(), each.path("from").asText(),
                    each.path("until").isNull() ? "" : each.path("until").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "bind", mixinStandardHelpOptions = true,
            description = "Propose to read an entry in place: from a table or view of its provider's own "
                    + "database. Another person approves it.")
    int bind(@Mixin ServerOptions to,
            @Parameters(paramLabel = "RESOURCE", description = "Resource code.") String resource,
            @Option(names = "--schema", required = true, paramLabel = "NAME") String schema,
            @Option(names = "--table", required = true, paramLabel = "NAME") String table,
            @Option(names = "--name", paramLabel = "NAME",
                    description = "Name for consumers; default: the dataset's, else the table's.")
            String name) {
        ObjectNode body = RestClient.body().put("resource", resource).put("schema", schema).put("table", table);
        return JsonOutput.print(to.open().post("/api/v1/bindings", name == null ? body : body.put("name", name)));
    }

    @Command(name = "sign", mixinStandardHelpOptions = true,
            description = "Sign the newest version of a published entry as it is bound now, for a department with a "
                    + "node.")
    int sign(@Mixin ServerOptions to,
            @Parameters(paramLabel = "RESOURCE", description = "Resource code.") String resource,
            @Mixin PersonKey key) {
        return JsonOutput.print(key.approve(to.open(), "/api/v1/acts/entry?resource=" + RestClient.segment(resource),
                RestClient.body()));
    }

    private static int step(ServerOptions to, long entry, String verb, ObjectNode body) {
        return JsonOutput.print(to.open().post("/api/v1/entries/" + entry + "/" + verb, body));
    }
}
