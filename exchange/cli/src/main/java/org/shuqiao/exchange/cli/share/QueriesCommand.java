package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.standards.element.PersonalNumbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code queries}: saves queries by name, shares them within the department and prints them to be run. */
@Command(name = "queries", mixinStandardHelpOptions = true,
        description = "List the queries that you saved, and those that others of your department shared.")
public final class QueriesCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/saved-queries";
    private static final String INPUT = "-";
    private static final Pattern PARAMETERS = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\\*.*?\\*/|::|:([a-zA-Z_]\\w*)", Pattern.DOTALL);

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(PATH);
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("query", "name", "purpose", "owner", "shared");
        all.forEach(each -> table.row(each.path("id").asText(), each.path("name").asText(),
                each.path("purpose").asText(), each.path("owner").asText(), each.path("shared").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "save", mixinStandardHelpOptions = true, description = "Save a query by name; saved again, the "
            + "later text stands. A text with what looks like a person's number is refused: write :name instead.")
    int save(@Mixin ServerOptions to, @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "SQL", description = "The query; - reads it from standard input.") String sql,
            @Option(names = "--purpose", required = true, paramLabel = "TEXT",
                    description = "The purpose of the grant.") String purpose) throws IOException {
        String text = sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
        return JsonOutput.print(to.open().post(PATH, RestClient.body().put("name", name).put("purpose", purpose)
                .put("sql", text)));
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Print the text of a query, with values for its parameters, to be piped into query -.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "QUERY") String query,
            @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter's value; NAME=- reads it "
                    + "from a line of standard input, as a person's number or name has to be.")
            Map<String, String> values) throws IOException {
        JsonNode all = to.open().get(PATH);
        for (JsonNode each : all) {
            if (each.path("id").asText().equals(query)) {
                System.out.println(filled(each.path("sql").asText(), values == null ? Map.of() : read(values)));
                return ExitCodes.DONE;
            }
        }
        throw new CodedException(CommandCode.NO_SAVED_QUERY, query);
    }

    /** What stands on a command line is seen by whoever lists processes, and stays in the shell's history. */
    private static Map<String, String> read(Map<String, String> given) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : given.entrySet()) {
            if (PersonalNumbers.within(each.getValue())) {
                throw new CodedException(CommandCode.WRONG_USAGE, "--set " + each.getKey() + "=" + INPUT, "queries");
            }
            Optional<String> line = each.getValue().equals(INPUT) ? Optional.ofNullable(in.readLine())
                    : Optional.of(each.getValue());
            line.ifPresent(value -> values.put(each.getKey(), value));
        }
        return values;
    }

    @Command(name = "rename", mixinStandardHelpOptions = true, description = "Give a query of yours another name.")
    int rename(@Mixin ServerOptions to, @Parameters(paramLabel = "QUERY") String query,
            @Parameters(paramLabel = "NAME") String name) {
        return JsonOutput.print(to.open().post(path(query) + "/rename", RestClient.body().put("name", name)));
    }

    @Command(name = "share", mixinStandardHelpOptions = true,
            description = "Let the requesters of your department see a query of yours.")
    int share(@Mixin ServerOptions to, @Parameters(paramLabel = "QUERY") String query) {
        return JsonOutput.print(to.open().post(path(query) + "/share", RestClient.body()));
    }

    @Command(name = "unshare", mixinStandardHelpOptions = true, description = "See a query of yours alone again.")
    int unshare(@Mixin ServerOptions to, @Parameters(paramLabel = "QUERY") String query) {
        return JsonOutput.print(to.open().post(path(query) + "/unshare", RestClient.body()));
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Delete a query of yours.")
    int delete(@Mixin ServerOptions to, @Parameters(paramLabel = "QUERY") String query) {
        to.open().delete(path(query));
        return ExitCodes.DONE;
    }

    private static String path(String query) {
        return PATH + "/" + RestClient.segment(query);
    }

    /** @return the text with each parameter as a text literal; what stands in literals and comments is left */
    private static String filled(String sql, Map<String, String> values) {
        return PARAMETERS.matcher(sql).replaceAll(found -> {
            String name = found.group(1);
            if (name == null) {
                return Matcher.quoteReplacement(found.group());
            }
            if (!values.containsKey(name)) {
                throw new CodedException(CommandCode.PARAMETER_MISSING, name);
            }
            return Matcher.quoteReplacement("'" + values.get(name).replace("'", "''") + "'");
        });
    }
}
