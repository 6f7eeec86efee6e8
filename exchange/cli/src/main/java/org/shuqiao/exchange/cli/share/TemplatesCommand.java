package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code templates}: keeps decisions for scenarios; requests begin from them and are decided by them. */
@Command(name = "templates", mixinStandardHelpOptions = true,
        description = "List the decision templates of your department, or those of a resource that you may begin from.")
public final class TemplatesCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/templates";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--resource", paramLabel = "CODE", description = "Templates of this resource.")
    private Optional<String> resource = Optional.empty();

    @Override
    public Integer call() {
        TextTable table = new TextTable("template", "resource", "scenario", "purpose", "items", "days", "offered");
        connection.open().get(PATH + resource.map(code -> "?resource=" + RestClient.segment(code)).orElse(""))
                .forEach(each -> {
                    List<String> items = new ArrayList<>();
                    each.path("items").forEach(item -> items.add(item.asText()));
                    table.row(each.path("id").asText(), each.path("resource").asText(), each.path("title").asText(),
                            each.path("purpose").asText(), String.join(",", items), each.path("days").asText(""),
                            each.path("offered").asText());
                });
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "keep", mixinStandardHelpOptions = true,
            description = "Keep what was decided on a request as a template.")
    int keep(@Mixin ServerOptions to, @Parameters(paramLabel = "REQUEST") String request,
            @Option(names = "--title", required = true, paramLabel = "TEXT", description = "The scenario's name.")
            String title,
            @Option(names = "--days", paramLabel = "N",
                    description = "Days from the first that is asked; else as long as is asked.") Integer days,
            @Option(names = "--offer", description = "Requesters of other departments may begin from it.")
            boolean offered) {
        ObjectNode body = RestClient.body().put("request", request).put("title", title).put("days", days)
                .put("offered", offered);
        return JsonOutput.print(to.open().post(PATH, body));
    }

    @Command(name = "discard", mixinStandardHelpOptions = true,
            description = "Discard a template; what was decided by it stays.")
    int discard(@Mixin ServerOptions to, @Parameters(paramLabel = "TEMPLATE") String template) {
        return JsonOutput.print(to.open().delete(PATH + "/" + RestClient.segment(template)));
    }
}
