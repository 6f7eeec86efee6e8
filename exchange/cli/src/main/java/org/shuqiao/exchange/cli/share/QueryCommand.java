package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.ledger.record.DeliveryKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code query}: runs SQL under the department's grants for a purpose. */
@Command(name = "query", mixinStandardHelpOptions = true,
        description = "Ask by SQL under your department's grants for a purpose. Every answer and refusal has a "
                + "receipt.")
public final class QueryCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Mixin
    private AttemptSigning signing;

    @Parameters(paramLabel = "SQL", description = "One SELECT over granted tables; - reads it from standard input.")
    private String sql;

    @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "The purpose of the grant.")
    private String purpose;

    @Option(names = "--receipt", paramLabel = "FILE", description = "Write the receipt here.")
    private Optional<Path> receipt;

    @Option(names = "--json", description = "Print the whole answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        String text = sql.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : sql;
        JsonNode answer;
        try {
            RestClient client = connection.open();
            ObjectNode body = RestClient.body().put("purpose", purpose).put("sql", text);
            signing.sign(client, body, DeliveryKind.QUERY, purpose, text);
            answer = client.post("/api/v1/query", body);
        } catch (RemoteRefusal refusal) {
            keep(refusal.body().path("receipt"));
            throw refusal;
        }
        keep(answer.path("receipt"));
        System.out.print(json ? answer.toPrettyString() + "\n" : table(answer));
        answer.path("ages").forEach(age -> System.err.println(age.path("resource").asText() + ": data of "
                + age.path("renewedOn").asText() + ", due " + age.path("due").asText()
                + (age.path("overdue").asBoolean() ? " (overdue)" : "")));
        return ExitCodes.DONE;
    }

    private void keep(JsonNode given) {
        receipt.filter(file -> given.isTextual()).ifPresent(file -> {
            try {
                Files.writeString(file, given.asText());
            } catch (IOException e) {
                throw new CodedException(CommandCode.BAD_FILE, e, file);
            }
        });
    }

    private static String table(JsonNode answer) {
        String[] columns = new String[answer.path("columns").size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = answer.path("columns").get(c).path("name").asText();
        }
        TextTable table = new TextTable(columns);
        for (JsonNode row : answer.path("rows")) {
            Object[] cells = new Object[columns.length];
            for (int c = 0; c < columns.length; c++) {
                cells[c] = row.get(c).isNull() ? "∅" : row.get(c).asText();
            }
            table.row(cells);
        }
        return table.text();
    }
}
