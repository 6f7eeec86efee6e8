package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.exchange.domain.file.making.FileOrder;
import org.shuqiao.exchange.domain.file.making.FileRecipient;
import org.shuqiao.ledger.record.DeliveryKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code file}: takes granted data out as a file, with its receipt. */
@Command(name = "file", mixinStandardHelpOptions = true,
        description = "Take granted data out as a file. It has a receipt, and can be fetched again for seven days.")
public final class FileCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "RESOURCE", description = "Resource code.")
    private String resource;

    @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "The purpose of the grant.")
    private String purpose;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Write the file here.")
    private Path out;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv",
            description = "csv, xlsx, parquet or jsonl; csv unless said.")
    private String format;

    @Option(names = "--items", paramLabel = "ITEM", split = ",", description = "Only these items, in this order.")
    private List<String> items = List.of();

    @Option(names = "--encrypt-for", paramLabel = "FILE",
            description = "Encrypt it for this X.509 certificate (PEM, RSA).")
    private Optional<Path> certificate = Optional.empty();

    @Mixin
    private AttemptSigning signing;

    @Mixin
    private ReceiptFile receipt;

    @Override
    public Integer call() {
        RestClient client = connection.open();
        ObjectNode body = RestClient.body().put("purpose", purpose).put("resource", resource).put("format", format);
        items.forEach(body.putArray("items")::add);
        certificate.ifPresent(file -> body.put("certificate", read(file)));
        signing.sign(client, body, DeliveryKind.FILE, purpose, () -> new FileOrder(purpose, resource, items,
                FileFormat.of(format).orElseThrow(() -> new CodedException(FileCode.UNKNOWN_FORMAT, format)),
                certificate.map(FileCommand::recipient)).asked());
        JsonNode made = receipt.post(client, "/api/v1/files", body).path("file");
        FileDownload.fetch(client, made, out);
        return JsonOutput.print(made);
    }

    private static FileRecipient recipient(Path file) {
        return FileRecipient.of(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
