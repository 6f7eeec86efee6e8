package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Command {@code forms}: checks whether a form collects again what is shared, and decides on what is refused. */
@Command(name = "forms", mixinStandardHelpOptions = true,
        description = "List the checks of forms: all for the authority and auditors, else those of your department.")
public final class FormsCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/forms";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("check", "department", "form", "refused", "verdict");
        connection.open().get(PATH).forEach(each -> table.row(each.path("id").asText(),
                each.path("department").asText(), each.path("title").asText(), each.path("refused").asText(),
                each.path("verdict").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Check a form before citizens or enterprises fill it in; it is refused where it asks for "
                    + "what a published entry shares.")
    int check(@Mixin ServerOptions to, @Parameters(paramLabel = "TITLE") String title,
            @Option(names = "--fields", required = true, split = ",", paramLabel = "FIELD",
                    description = "Titles or element ids of the fields.") List<String> fields,
            @Option(names = "--about", split = ",", paramLabel = "SUBJECT",
                    description = "person or enterprise, where the fields do not show it.") List<String> about,
            @Option(names = "--need", paramLabel = "TEXT",
                    description = "Why it has to ask all the same, for the authority.") Optional<String> need) {
        ObjectNode body = RestClient.body().put("title", title);
        ArrayNode listed = body.putArray("fields");
        fields.forEach(listed::add);
        if (about != null) {
            ArrayNode subjects = body.putArray("about");
            about.forEach(subjects::add);
        }
        need.ifPresent(text -> body.put("need", text));
        return JsonOutput.print(to.open().post(PATH + "/check", body));
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a check with its fields.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "CHECK") String check) {
        return JsonOutput.print(to.open().get(PATH + "/" + RestClient.segment(check)));
    }

    @Command(name = "decide", mixinStandardHelpOptions = true,
            description = "Decide whether a refused form asks for what is shared all the same (the authority).")
    int decide(@Mixin ServerOptions to, @Mixin PersonKey person, @Parameters(paramLabel = "CHECK") String check,
            @Option(names = "--verdict", required = true, paramLabel = "WORD", description = "allow or refuse.")
            String verdict,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        RestClient client = to.open();
        ObjectNode body = RestClient.body().put("verdict", verdict).put("reason", reason);
        return JsonOutput.print(person.given()
                ? person.approve(client, "/api/v1/acts/form/" + RestClient.segment(check), body)
                : client.post(PATH + "/" + RestClient.segment(check) + "/decide", body));
    }
}
