package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;

/** Files by the commands: taken out with a receipt, gone on with after a break, traced, and refused. */
@ExtendWith(CityExtension.class)
class FileCommandsTest {

    private static final String USER = "chengyun-user";

    @TempDir
    private Path folder;
    private final City city;

    FileCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"file", "files", "files fetch"}, refused = {"file", "files", "files fetch", "trace"})
    void aFileIsTakenOutAndFetchedOnWhereItBroke() throws IOException {
        city.requestOf(city.roads(), "路网出图", "name,length", "--mode", "file");
        Path out = folder.resolve("roads.csv");
        Path receipt = folder.resolve("roads.receipt.json");

        JsonNode made = City.json(city.as(USER, "file", city.roads(), "--purpose", "路网出图", "--out", out.toString(),
                "--receipt", receipt.toString()));
        byte[] whole = Files.readAllBytes(out);
        Files.write(folder.resolve("again.csv.part"), Arrays.copyOf(whole, 20));
        Terminal again = city.as(USER, "files", "fetch", made.path("id").asText(), "--out",
                folder.resolve("again.csv").toString());

        assertThat(Files.readString(receipt)).contains("\"kind\":\"file\"");
        assertThat(again.exit()).as(again.err()).isEqualTo(ExitCodes.DONE);
        assertThat(folder.resolve("again.csv")).hasBinaryContent(whole);
        assertThat(city.as(USER, "files").out()).contains(made.path("id").asText(), "路网出图", "ready");

        Terminal traced = city.as("auditor", "trace", out.toString(), "--json");
        assertThat(City.json(traced).path("visible").toString()).contains(made.path("id").asText());
        assertRefused(city.as(USER, "trace", out.toString()), "SQ-EXC-0001");
        assertRefused(city.as("auditor", "files"), "SQ-EXC-0001");
        assertRefused(city.as(USER, "files", "fetch", "none", "--out", out.toString()), "SQ-EXC-0202");
        assertRefused(city.as(USER, "file", city.roads(), "--purpose", "未申请的用途", "--out", out.toString()),
                "SQ-EXC-0044");
    }

    @Test
    void aFileIsSignedByThePersonWhoAsks() throws IOException {
        city.requestOf(city.roads(), "路网签名", "name", "--mode", "file");
        Path key = folder.resolve("user.pem");
        EncryptedPem.write(key, SoftwareKey.generate("yunzhou.shuqiao/chengyun/user", SignatureType.SM2),
                "a long enough passphrase".toCharArray());
        Path passphrase = folder.resolve("passphrase");
        AtomicFile.replaceSecret(passphrase, "a long enough passphrase");
        Path receipt = folder.resolve("signed.receipt.json");

        Terminal signed = city.as(USER, "file", city.roads(), "--purpose", "路网签名", "--items", "name", "--out",
                folder.resolve("signed.csv").toString(), "--sign-with", key.toString(), "--passphrase-file",
                passphrase.toString(), "--receipt", receipt.toString());

        assertThat(signed.exit()).as(signed.err()).isEqualTo(ExitCodes.DONE);
        assertThat(Files.readString(receipt)).contains("\"custody\":\"person\"", "\"kind\":\"file\"");
    }

    @Test
    @Commands(done = "trace")
    void enoughOfAFileNamesItsReceipt() throws IOException {
        city.requestOf(city.roads(), "路网追溯", "road_number,name", "--mode", "file");
        Path out = folder.resolve("traced.csv");
        JsonNode made = City.json(city.as(USER, "file", city.roads(), "--purpose", "路网追溯", "--out",
                out.toString()));

        Terminal traced = city.as("auditor", "trace", out.toString());

        assertThat(traced.exit()).as(traced.err()).isEqualTo(ExitCodes.DONE);
        assertThat(traced.out()).contains("by-mark", made.path("id").asText(), "路网追溯");
    }
}
