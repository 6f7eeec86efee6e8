package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code standing}: lists, orders and ends pushes that are repeated, and return flows. */
@Command(name = "standing", mixinStandardHelpOptions = true,
        description = "List, order and end pushes that are repeated, and return flows to the level below.")
public final class StandingCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    /** Options that say what is pushed, and when. */
    static final class Order {

        @Parameters(paramLabel = "RESOURCE", description = "Resource code.")
        private String resource;

        @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "The purpose of the grant.")
        private String purpose;

        @Option(names = "--items", paramLabel = "ITEM", split = ",", description = "Only these items, in this order.")
        private List<String> items = List.of();

        @Option(names = "--every", paramLabel = "MINUTES", defaultValue = "0",
                description = "Minutes between two; left out, after each run that standardized the dataset.")
        private int minutes;

        ObjectNode body(String divisionItem) {
            ObjectNode body = RestClient.body().put("purpose", purpose).put("resource", resource)
                    .put("minutes", minutes).put("divisionItem", divisionItem);
            items.forEach(body.putArray("items")::add);
            return body;
        }
    }

    @Override
    public Integer call() {
        print(connection.open().get("/api/v1/standing-pushes"));
        return ExitCodes.DONE;
    }

    @Command(name = "push", mixinStandardHelpOptions = true, description = "Repeat a push into one target.")
    int push(@Mixin ServerOptions to, @Mixin PersonKey person, @Mixin Order order,
            @Option(names = "--to", required = true, paramLabel = "TARGET") String target,
            @Option(names = "--division-item", defaultValue = "", paramLabel = "ITEM",
                    description = "The item with the code of the division, for a target that takes one division.")
            String divisionItem) {
        return ordered(to.open(), person, order.body(divisionItem).put("target", target));
    }

    @Command(name = "return", mixinStandardHelpOptions = true,
            description = "Push to the level below: each target that takes one division gets its own rows.")
    int giveBack(@Mixin ServerOptions to, @Mixin PersonKey person, @Mixin Order order,
            @Option(names = "--division-item", required = true, paramLabel = "ITEM",
                    description = "The item with the code of the division.") String divisionItem) {
        return ordered(to.open(), person, order.body(divisionItem));
    }

    private static int ordered(RestClient client, PersonKey person, ObjectNode order) {
        if (!person.given()) {
            print(client.post("/api/v1/standing-pushes", order));
            return ExitCodes.DONE;
        }
        ObjectNode body = RestClient.body();
        body.set("order", order);
        person.approve(client, "/api/v1/acts/standing-push", body);
        print(client.get("/api/v1/standing-pushes"));
        return ExitCodes.DONE;
    }

    @Command(name = "end", mixinStandardHelpOptions = true, description = "End one; what it pushed stays.")
    int end(@Mixin ServerOptions at, @Parameters(paramLabel = "ID") String id) {
        at.open().delete("/api/v1/standing-pushes/" + RestClient.segment(id));
        return ExitCodes.DONE;
    }

    private static void print(JsonNode pushes) {
        TextTable table = new TextTable("standing push", "resource", "purpose", "target", "minutes", "last push",
                "last code", "next");
        for (JsonNode push : pushes) {
            table.row(push.path("id").asText(), push.path("resource").asText(), push.path("purpose").asText(),
                    push.path("target").asText(), push.path("minutes").asText(), push.path("lastPush").asText(),
                    push.path("lastCode").asText(), push.path("nextAt").asText());
        }
        System.out.print(table.text());
    }
}
