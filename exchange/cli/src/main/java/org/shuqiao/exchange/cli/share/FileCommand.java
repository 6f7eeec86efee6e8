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
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
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

    @Option(names = "--receipt", paramLabel = "FILE", description = "Write the receipt here.")
    private Optional<Path> receipt = Optional.empty();

    @Override
    public Integer call() {
        RestClient client = connection.open();
        ObjectNode body = RestClient.body().put("purpose", purpose).put("resource", resource).put("format", format);
        items.forEach(body.putArray("items")::add);
        certificate.ifPresent(file -> body.put("certificate", read(file)));
        JsonNode made;
        try {
            made = client.post("/api/v1/files", body);
        } catch (RemoteRefusal refusal) {
            keep(refusal.body().path("receipt"));
            throw refusal;
        }
        keep(made.path("receipt"));
        FileDownload.fetch(client, made.path("file"), out);
        return JsonOutput.print(made.path("file"));
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
