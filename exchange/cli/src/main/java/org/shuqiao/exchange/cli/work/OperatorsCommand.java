package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Command {@code operators}: lists admissions of operators, proposes one, and ends one. */
@Command(name = "operators", mixinStandardHelpOptions = true,
        description = "List the admissions of operators (companies that run systems for the government).")
public final class OperatorsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        return print(connection, json);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the admissions, newest first.")
    int list(@Mixin ServerOptions to, @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        return print(to, asJson);
    }

    private static int print(ServerOptions to, boolean asJson) {
        JsonNode all = to.open().get("/api/v1/operators");
        if (asJson) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("admission", "operator", "standing", "until", "security officer", "providers",
                "purposes", "export", "rows a day");
        for (JsonNode each : all) {
            table.row(each.path("id").asText(), each.path("operator").asText(), each.path("standing").asText(),
                    each.path("to").asText(), each.path("securityOfficer").asText(),
                    each.path("providers").toString(), each.path("purposes").toString(),
                    each.path("export").asText(), each.path("rowsPerDay").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "admit", mixinStandardHelpOptions = true,
            description = "Propose an admission, which another person approves; one of the two is of the authority.")
    int admit(@Mixin ServerOptions server,
            @Parameters(paramLabel = "OPERATOR", description = "Id of the department that is an operator.")
            String operator,
            @Option(names = "--security-officer", required = true, paramLabel = "NAME",
                    description = "Login of its data security officer: an officer of the operator.") String officer,
            @Option(names = "--basis", required = true, paramLabel = "TEXT",
                    description = "Contract or decision.") String basis,
            @Option(names = "--provider", required = true, paramLabel = "ID", split = ",",
                    description = "Departments whose data it is.") List<String> providers,
            @Option(names = "--resource", paramLabel = "CODE", split = ",",
                    description = "Resources; all of the providers where none is named.") List<String> resources,
            @Option(names = "--purpose", required = true, paramLabel = "TEXT", split = ",",
                    description = "Purposes, as its requests state them.") List<String> purposes,
            @Option(names = "--rows", required = true, paramLabel = "N",
                    description = "Rows of the sources a day, under all grants together.") long rows,
            @Option(names = "--export", description = "Data may leave as files.") boolean export,
            @Option(names = "--from", paramLabel = "DATE", description = "First day; now without it.")
            Optional<String> from,
            @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.") String to) {
        ObjectNode body = RestClient.body().put("operator", operator).put("securityOfficer", officer)
                .put("basis", basis).put("export", export).put("rowsPerDay", rows).put("to", to);
        from.ifPresent(day -> body.put("from", day));
        providers.forEach(body.putArray("providers")::add);
        purposes.forEach(body.putArray("purposes")::add);
        Optional.ofNullable(resources).ifPresent(codes -> codes.forEach(body.putArray("resources")::add));
        System.out.println(server.open().post("/api/v1/operators", body).path("id").asText());
        return ExitCodes.DONE;
    }

    @Command(name = "end", mixinStandardHelpOptions = true,
            description = "End an admission at once (the authority).")
    int end(@Mixin ServerOptions to,
            @Parameters(paramLabel = "ADMISSION", description = "Its number, such as C-2026-000001.") String id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        to.open().post("/api/v1/operators/" + RestClient.segment(id) + "/end",
                RestClient.body().put("reason", reason));
        return ExitCodes.DONE;
    }
}
