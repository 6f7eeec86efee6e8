package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code receipts}: lists exchange records, saves their receipts and fetches the public keys. */
@Command(name = "receipts", mixinStandardHelpOptions = true,
        description = "List the exchange records you may see, save their receipts, or fetch the public keys.")
public final class ReceiptsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--save", paramLabel = "FOLDER|FILE.zip", description = "Write an evidence bundle: every receipt, "
            + "the signed acts that they follow from, the public keys, and the proofs that lead to one history, to its "
            + "witnesses and to a block of the ledger's network. ./shuqiao verify checks it offline.")
    private Optional<Path> target;

    @Override
    public Integer call() {
        RestClient client = connection.open();
        List<JsonNode> records = RecordList.records(client);
        TextTable table = new TextTable("record", "time", "consumer", "purpose", "outcome", "rows");
        records.forEach(r -> table.row(r.path("id").asText(), r.path("time").asText(), r.path("consumer").asText(),
                r.path("purpose").asText(), r.path("outcome").asText(), r.path("rows").asText()));
        System.out.print(table.text());
        if (target.isPresent() && !new EvidenceSave(client)
                .save(records.stream().map(record -> record.path("id").asText()).toList(), target.get())) {
            System.err.println("The bundle holds no acts of departments: "
                    + "only an auditor or the authority may take them.");
        }
        return ExitCodes.DONE;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Write the list of records to a file, "
            + "filtered, newest first. Each export stands in the security log.")
    int export(@Mixin ServerOptions to,
            @Parameters(paramLabel = "FILE", description = "Replaced once the list is whole.") Path file,
            @Option(names = "--format", defaultValue = "csv", paramLabel = "FORMAT",
                    description = "csv, or jsonl for one JSON object a line; default: ${DEFAULT-VALUE}.") String format,
            @Option(names = "--filter", paramLabel = "FIELD=VALUE", description = "outcome, consumer, provider, "
                    + "resource, grant, from, to, side; account for auditors. May stand several times.")
            Map<String, String> filter) throws IOException {
        StringBuilder path = new StringBuilder("/api/v1/receipts/export?format=" + RestClient.segment(format));
        new TreeMap<>(filter == null ? Map.of() : filter).forEach((field, value) -> path.append('&')
                .append(RestClient.segment(field)).append('=').append(RestClient.segment(value)));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            to.open().download(path.toString(), part, 0);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        System.out.println(file);
        return ExitCodes.DONE;
    }

    @Command(name = "keys", mixinStandardHelpOptions = true,
            description = "Print the public keys that receipts verify with.")
    int keys(@Mixin ServerOptions to) {
        System.out.println(to.open().get("/api/v1/keys").path("keys").asText());
        return ExitCodes.DONE;
    }
}
