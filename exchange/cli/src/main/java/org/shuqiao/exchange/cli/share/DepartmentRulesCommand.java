package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code department-rules}: what the lead of a department signs alone, and what may be delegated. */
@Command(name = "department-rules", mixinStandardHelpOptions = true,
        description = "List the rules of signing and delegation that your department's lead stated; for the authority "
                + "and auditors, of all.")
public final class DepartmentRulesCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/department-rules";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("rule", "department", "document", "lead signs from", "lead refuses",
                "delegable", "days", "kept from", "stated", "by");
        connection.open().get(PATH).forEach(each -> table.row(each.path("id").asText(),
                each.path("department").asText(), each.path("document").asText(), each.path("leadFrom").asText("-"),
                each.path("leadRefuses").asText(), words(each.path("delegable")), each.path("days").asText(),
                each.path("keptFrom").asText("-"), each.path("statedAt").asText(), each.path("statedBy").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "state", mixinStandardHelpOptions = true,
            description = "State the rule of your department (its lead).")
    int state(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Option(names = "--document", required = true, paramLabel = "TEXT",
                    description = "Name or number of the department's own rule.") String document,
            @Option(names = "--lead-from", defaultValue = "", paramLabel = "GRADE",
                    description = "Grade of items from which on the lead signs the grant; default: none.")
            String leadFrom,
            @Option(names = "--lead-refuses", description = "The lead alone refuses everything that is asked.")
            boolean leadRefuses,
            @Option(names = "--delegable", split = ",", paramLabel = "STEP",
                    description = "What may be delegated: decision, grant; default: nothing.") List<String> delegable,
            @Option(names = "--days", defaultValue = "30", paramLabel = "N",
                    description = "Days of a delegation at most; default: ${DEFAULT-VALUE}.") int days,
            @Option(names = "--kept-from", defaultValue = "", paramLabel = "GRADE",
                    description = "Grade of items from which on nothing is delegated; default: none.")
            String keptFrom) {
        ObjectNode rule = RestClient.body().put("document", document).put("leadFrom", leadFrom)
                .put("leadRefuses", leadRefuses).put("days", days).put("keptFrom", keptFrom);
        ArrayNode steps = rule.putArray("delegable");
        if (delegable != null) {
            delegable.forEach(steps::add);
        }
        RestClient client = to.open();
        if (!person.given()) {
            return JsonOutput.print(client.post(PATH, rule));
        }
        ObjectNode order = RestClient.body();
        order.set("rule", rule);
        return JsonOutput.print(person.approve(client, "/api/v1/acts/department-rule", order));
    }

    private static String words(Iterable<JsonNode> all) {
        StringBuilder words = new StringBuilder();
        all.forEach(word -> words.append(words.isEmpty() ? "" : ",").append(word.asText()));
        return words.toString();
    }
}
