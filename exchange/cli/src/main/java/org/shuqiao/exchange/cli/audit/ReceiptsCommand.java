package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code receipts}: lists exchange records, saves their receipts and fetches the public keys. */
@Command(name = "receipts", mixinStandardHelpOptions = true,
        description = "List the exchange records you may see, save their receipts, or fetch the public keys.")
public final class ReceiptsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--save", paramLabel = "FOLDER", description = "Write every receipt into this folder, and "
            + "beside them the proofs that lead to a block of the ledger's network, as far as they are anchored there.")
    private Optional<Path> folder;

    @Override
    public Integer call() {
        RestClient client = connection.open();
        Optional<ReceiptFolder> saved = folder.map(to -> new ReceiptFolder(client, to));
        TextTable table = new TextTable("record", "time", "consumer", "purpose", "outcome", "rows");
        for (JsonNode r : ReceiptFolder.records(client)) {
            table.row(r.path("id").asText(), r.path("time").asText(), r.path("consumer").asText(),
                    r.path("purpose").asText(), r.path("outcome").asText(), r.path("rows").asText());
            saved.ifPresent(to -> to.save(r.path("id").asText()));
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "keys", mixinStandardHelpOptions = true,
            description = "Print the public keys that receipts verify with.")
    int keys(@Mixin ServerOptions to) {
        System.out.println(to.open().get("/api/v1/keys").path("keys").asText());
        return ExitCodes.DONE;
    }
}
