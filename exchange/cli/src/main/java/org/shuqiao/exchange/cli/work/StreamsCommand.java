package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.jobs.SourceGate;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.streams.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code streams}: shows how the streams stand that the platform receives. */
@Command(name = "streams", mixinStandardHelpOptions = true,
        description = "Show the streams: who is connected, what came and was refused, what has not landed yet "
                + "(administrators, the authority, auditors; officers: their own department's). The server receives "
                + "while it runs; ./shuqiao collect lands what came.")
public final class StreamsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--senders", description = "List devices and topics too, and the partitions of Kafka.")
    private boolean senders;

    @Option(names = "--json", description = "Print JSON, with devices and topics.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode streams = connection.reachesServer() ? connection.open().get("/api/v1/streams").path("streams")
                : here();
        if (json) {
            return JsonOutput.print(Json.PLAIN.createObjectNode().set("streams", streams));
        }
        TextTable table = new TextTable("stream", "protocol", "address", "state", "connected", "last message",
                "messages", "rows", "repeats", "late", "ahead", "refused", "lag", "landed", "waits");
        streams.forEach(each -> table.row(each.path("id").asText(), each.path("protocol").asText(),
                each.path("address").asText(), each.path("receiving").asBoolean() ? "receiving" : "silent",
                each.path("connected").asText(), second(each.path("last")), each.path("messages").asText(),
                each.path("rows").asText(), each.path("repeats").asText(), each.path("late").asText(),
                each.path("ahead").asText(), refused(each.path("refused")), lag(each.path("partitions")),
                second(each.path("landed")),
                each.path("waits").asBoolean() ? "yes" : "-"));
        System.out.print(table.text());
        if (senders) {
            TextTable devices = new TextTable("stream", "device or topic", "connection", "messages", "last");
            streams.forEach(each -> each.path("senders").forEach(sender -> devices.row(each.path("id").asText(),
                    sender.path("name").asText(), sender.path("connected").asBoolean() ? "open" : "closed",
                    sender.path("messages").asText(), second(sender.path("last")))));
            System.out.print(devices.text());
            partitions(streams);
        }
        String language = Language.of(Locale.getDefault()) == Language.ZH ? "zh" : "en";
        streams.forEach(each -> {
            if (each.has("fault")) {
                System.err.println(each.path("id").asText() + ": " + each.path("fault").path(language).asText());
            }
        });
        return ExitCodes.DONE;
    }

    /** Without a server nobody receives, but what came before can be seen. */
    private static JsonNode here() {
        Home home = Home.fromEnvironment();
        Configuration configuration = ConfigurationFile.read(home.configuration());
        SourceFolder sources = new SourceFolder(home.installation().resolve(configuration.sources()),
                SourceGate.of(configuration, DepartmentFile.read(home.configuration()), home));
        return RunJson.parse(RunJson.write(new Streams(home, sources, SystemClock.beijing()).all()), JsonNode.class);
    }

    private static void partitions(JsonNode streams) {
        TextTable partitions = new TextTable("stream", "partition", "next", "lag");
        streams.forEach(each -> each.path("partitions").forEach(partition -> partitions.row(each.path("id").asText(),
                partition.path("topic").asText() + "/" + partition.path("number").asText(),
                partition.path("next").asText(), partition.path("lag").asText())));
        if (streams.valueStream().anyMatch(each -> !each.path("partitions").isEmpty())) {
            System.out.print(partitions.text());
        }
    }

    /** Counts the messages that the brokers have and that were not read; only Kafka numbers them. */
    private static String lag(JsonNode partitions) {
        return partitions.isEmpty() ? "-"
                : Long.toString(partitions.valueStream().mapToLong(each -> each.path("lag").asLong()).sum());
    }

    private static String refused(JsonNode codes) {
        List<String> all = new ArrayList<>();
        codes.properties().forEach(each -> all.add(each.getKey() + "x" + each.getValue().asText()));
        return all.isEmpty() ? "0" : String.join(" ", all);
    }

    private static String second(JsonNode time) {
        return time.isTextual() && time.asText().length() >= "2024-03-07T15:00:00".length()
                ? time.asText().substring(0, "2024-03-07T15:00:00".length()).replace('T', ' ') : "-";
    }
}
