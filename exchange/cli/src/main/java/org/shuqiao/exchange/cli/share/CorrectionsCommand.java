package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Command {@code corrections}: lists data that was corrected after it was delivered, and opens what is right. */
@Command(name = "corrections", mixinStandardHelpOptions = true,
        description = "List corrections at the source of data that your department received or provides, with the "
                + "receipts affected; show what is right.")
public final class CorrectionsCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/corrections";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("objection", "resource", "item", "receiver", "wrong since", "receipts");
        for (JsonNode each : connection.open().get(PATH)) {
            table.row(each.path("objection").asText(), each.path("resource").asText(), each.path("item").asText(),
                    each.path("department").asText(), each.path("since").asText(), each.path("records").size());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Show the receipts affected and what is right, as JSON; each look is logged.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "OBJECTION") String id) {
        RestClient client = to.open();
        JsonNode detail = client.get(PATH + "/" + RestClient.segment(id) + "/detail");
        var shown = RestClient.body();
        shown.set("detail", detail);
        var notices = shown.putArray("notices");
        client.get(PATH).forEach(each -> {
            if (each.path("objection").asText().equals(id)) {
                notices.add(each);
            }
        });
        return JsonOutput.print(shown);
    }
}
