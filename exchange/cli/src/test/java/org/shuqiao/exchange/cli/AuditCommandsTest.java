package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** An auditor takes receipts and keys along and verifies them anywhere. */
@ExtendWith(CityExtension.class)
class AuditCommandsTest {

    @TempDir
    private Path folder;
    private final City city;

    AuditCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"receipts", "verify"}, refused = "verify")
    void everyReceiptVerifiesWithTheKeysAloneUntilItIsEdited() throws IOException {
        leaveReceipts();

        Terminal listed = city.as("auditor", "receipts", "--save", folder.toString());
        List<String> saved = saved();
        Terminal valid = Terminal.run("verify", folder.toString());
        Path edited = ofChengyun(saved);
        Files.writeString(edited, Files.readString(edited)
                .replace("\"consumer\":\"chengyun\"", "\"consumer\":\"minzheng\""));
        Terminal invalid = verify(saved);

        assertThat(listed.exit()).as(listed.err()).isEqualTo(ExitCodes.DONE);
        assertThat(listed.out()).contains("审计核对", "delivered", "refused");
        assertThat(saved).hasSize((int) listed.out().lines()
                .filter(line -> line.contains("delivered") || line.contains("refused"))
                .count());
        assertThat(valid.exit()).as(valid.out()).isEqualTo(ExitCodes.DONE);
        assertThat(valid.out().lines().filter(line -> line.startsWith("VALID"))).hasSameSizeAs(saved);
        assertThat(valid.out()).contains(saved.size() + " receipts, " + saved.size() + " valid", "findings 0")
                .doesNotContain("FINDING", "INVALID");
        assertThat(invalid.exit()).isEqualTo(ExitCodes.NO);
        assertThat(invalid.out().lines().filter(line -> line.startsWith("INVALID"))).singleElement().asString()
                .contains(edited.getFileName().toString(), "SQ-LED-");
        assertRefused(Terminal.run("verify", folder.resolve("absent.json").toString()), "SQ-LED-0075");
    }

    /** The bundle goes back to the signed entry, and a record that was taken out of it is missed. */
    @Test
    @Commands(done = {"receipts", "receipts keys", "verify"}, refused = "verify")
    void aBundleIsOneHistoryThatLeadsBackToTheCatalogue() throws IOException {
        leaveReceipts();
        Path keys = folder.resolve("public.json");
        Path zip = folder.resolve("evidence.zip");
        Files.writeString(keys, city.as("auditor", "receipts", "keys").out().strip());

        Terminal saved = city.as("auditor", "receipts", "--save", zip.toString());
        Terminal whole = Terminal.run("verify", zip.toString(), "--keys", keys.toString());
        Path unpacked = unpack(zip);
        Terminal again = Terminal.run("verify", "--json", unpacked.toString(), "--keys", keys.toString());
        Path lost;
        try (Stream<Path> files = Files.list(unpacked)) {
            lost = files.filter(file -> file.toString().endsWith(".receipt.json")).sorted().findFirst().orElseThrow();
        }
        Files.delete(lost);
        Terminal cut = Terminal.run("verify", unpacked.toString(), "--keys", keys.toString());

        assertThat(saved.exit()).as(saved.err()).isEqualTo(ExitCodes.DONE);
        assertThat(whole.exit()).as(whole.out()).isEqualTo(ExitCodes.DONE);
        assertThat(whole.out()).contains("grant, decision, request, entry").doesNotContain("NOTE");
        assertThat(again.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(again.out()).contains("\"findings\":[]", "\"sound\":true");
        assertThat(cut.exit()).isEqualTo(ExitCodes.NO);
        assertThat(cut.out()).contains("FINDING  " + lost.getFileName() + "  SQ-LED-0054");
    }

    /** The city is that of all tests: other departments left receipts, too. */
    private Path ofChengyun(List<String> saved) throws IOException {
        for (String name : saved) {
            if (Files.readString(folder.resolve(name)).contains("\"consumer\":\"chengyun\"")) {
                return folder.resolve(name);
            }
        }
        throw new IllegalStateException("no receipt of chengyun");
    }

    private Path unpack(Path zip) throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.write(unpacked.resolve(entry.getName()), entries.readAllBytes());
            }
        }
        return unpacked;
    }

    @Test
    @Commands(done = "verify")
    void aReceiptCountsAsAnchoredOnlyByABlock() throws IOException {
        Path receipt = folder.resolve("one.receipt.json");
        Path keys = folder.resolve("public.json");
        city.granted("锚定核对", "name");
        city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "锚定核对", "--receipt",
                receipt.toString());
        Files.writeString(keys, city.as("chengyun-user", "receipts", "keys").out().strip());

        Terminal plain = Terminal.run("verify", receipt.toString(), "--keys", keys.toString());
        Terminal anchored = Terminal.run("verify", receipt.toString(), "--keys", keys.toString(), "--anchored");

        assertThat(plain.exit()).as(plain.out()).isEqualTo(ExitCodes.DONE);
        assertThat(anchored.exit()).isEqualTo(ExitCodes.NO);
        assertThat(anchored.out()).contains("SQ-LED-0070");
    }

    @Test
    @Commands(done = "receipts", refused = {"receipts", "receipts keys"})
    void receiptsAreForThoseWhoTookPartAndForAuditors() throws IOException {
        leaveReceipts();
        city.keepPassword("stranger", "not the password");

        assertThat(city.as("chengyun-user", "receipts").out()).contains("审计核对");
        assertThat(city.as("gongan-officer", "receipts").out()).contains("审计核对");
        assertThat(city.as("jiaotong-officer", "receipts").out()).doesNotContain("审计核对");
        assertRefused(city.as("admin", "receipts"), "SQ-EXC-0001");
        assertRefused(city.as("stranger", "receipts", "keys"), "SQ-EXC-0003");
    }

    @Test
    @Commands(done = "receipts export", refused = "receipts export")
    void theListOfRecordsIsTakenOutAndWhoAskedIsTheAuditors() throws IOException {
        leaveReceipts();
        Path file = folder.resolve("records.csv");

        Terminal taken = city.as("auditor", "receipts", "export", file.toString(), "--filter",
                "account=chengyun-user", "--filter", "outcome=delivered");
        List<String> lines = Files.readAllLines(file);

        assertThat(taken.exit()).as(taken.err()).isEqualTo(ExitCodes.DONE);
        assertThat(lines.stream().skip(1)).isNotEmpty().allMatch(line -> line.contains("delivered")
                && line.endsWith(",chengyun-user"));
        assertRefused(city.as("chengyun-user", "receipts", "export", file.toString(), "--filter",
                "account=chengyun-user"), "SQ-EXC-0001");
        assertThat(Files.readAllLines(file)).as("what was there stays").isEqualTo(lines);
        assertThat(folder.resolve("records.csv.part")).doesNotExist();
        assertThat(city.as("auditor", "security-log", "--kind", "ledger-exported").out()).contains("chengyun-user");
    }

    @Test
    @Commands(done = "audit", refused = "audit")
    void theServersEvidenceAgreesAndTheReportIsKept() throws IOException {
        leaveReceipts();
        Path page = folder.resolve("audit.html");

        Terminal table = city.as("auditor", "audit", "--html", page.toString());
        Terminal json = city.as("auditor", "audit", "--from", "2026-01-01", "--to", "2999-12-31", "--json");

        assertThat(table.exit()).as(table.out() + table.err()).isEqualTo(ExitCodes.DONE);
        assertThat(table.out()).contains("record-log", "gateway-records", "delivery-counts", "grant-uses");
        assertThat(Files.readString(page)).contains("<html", "record-log").doesNotContain("<script");
        assertThat(json.out().strip()).isEqualTo("{\"findings\":[]}");
        assertRefused(city.as("gongan-officer", "audit"), "SQ-EXC-0001");
        assertRefused(city.as("auditor", "audit", "--from", "yesterday"), "SQ-AUD-0003");
        assertRefused(city.as("auditor", "audit", "--from", "2026-02-01", "--to", "2026-01-01"), "SQ-AUD-0002");
    }

    /** On another machine: the same findings, form and exit codes, from the bundle alone. */
    @Test
    @Commands(done = {"receipts", "audit"}, refused = "audit")
    void aBundleIsAuditedWithoutAServer() throws IOException {
        city.granted("缺口核对", "name");
        for (int i = 0; i < 4; i++) {
            city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "缺口核对");
        }
        Path zip = folder.resolve("evidence.zip");
        Path page = folder.resolve("bundle.html");
        assertThat(city.as("auditor", "receipts", "--save", zip.toString()).exit()).isEqualTo(ExitCodes.DONE);

        Terminal whole = Terminal.run("audit", zip.toString(), "--html", page.toString());
        Path unpacked = unpack(zip);
        List<Path> last = receipts(unpacked).reversed(); // ids begin with their time
        Path edited = last.get(3);
        Path lost = last.get(1);
        Files.delete(lost);
        Files.writeString(edited, Files.readString(edited).replace("\"rows\":", "\"rows\":7"));
        Terminal cut = Terminal.run("audit", unpacked.toString(), "--json");

        assertThat(whole.exit()).as(whole.out() + whole.err()).isEqualTo(ExitCodes.DONE);
        assertThat(whole.out()).contains("bundle", "sequences", "grant-uses");
        assertThat(Files.readString(page)).contains("<html", "grant-uses").doesNotContain("<script");
        assertThat(cut.exit()).isEqualTo(ExitCodes.NO);
        assertThat(City.json(cut).path("findings")).extracting(finding -> finding.path("kind").asText() + " "
                + finding.path("place").asText()).contains("bundle-invalid " + lost.getFileName(),
                "bundle-invalid " + edited.getFileName());
        assertThat(City.json(cut).path("findings")).extracting(finding -> finding.path("kind").asText())
                .contains("sequence-gap");
        assertRefused(Terminal.run("audit", folder.resolve("absent.zip").toString()), "SQ-LED-0075");
        assertRefused(Terminal.run("audit", unpacked.toString(), "--from", "yesterday"), "SQ-AUD-0003");
    }

    private static List<Path> receipts(Path unpacked) throws IOException {
        try (Stream<Path> files = Files.list(unpacked)) {
            return files.filter(file -> file.toString().endsWith(".receipt.json")).sorted().toList();
        }
    }

    @Test
    @Commands(done = "audit")
    void aReplacedFileOfTheLakeIsAFinding() throws IOException {
        city.standardized();
        Path file;
        try (Stream<Path> lake = Files.walk(city.home().lake())) {
            file = lake.filter(each -> each.toString().contains("standard/gongan_rk/data")
                    && each.toString().endsWith(".parquet")).findFirst().orElseThrow();
        }
        byte[] before = Files.readAllBytes(file);

        Terminal audited;
        try {
            byte[] other = before.clone();
            other[before.length / 2] ^= 1;
            Files.write(file, other);
            audited = city.as("auditor", "audit", "--json");
        } finally {
            Files.write(file, before);
        }

        assertThat(audited.exit()).as(audited.err()).isEqualTo(ExitCodes.NO);
        assertThat(City.json(audited).path("findings")).singleElement().satisfies(finding -> {
            assertThat(finding.path("kind").asText()).isEqualTo("lake-file-changed");
            assertThat(finding.path("place").asText()).isEqualTo("standard.gongan_rk");
            assertThat(finding.path("detail").asText()).contains(file.getFileName().toString());
        });
        assertThat(city.as("auditor", "audit").exit()).isEqualTo(ExitCodes.DONE);
    }

    /** One answer and one refusal. */
    private void leaveReceipts() {
        city.granted("审计核对", "name");
        city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "审计核对");
        city.as("chengyun-user", "query", "select sex from gongan.rk", "--purpose", "审计核对");
    }

    private List<String> saved() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".receipt.json"))
                    .sorted().toList();
        }
    }

    private Terminal verify(List<String> receipts) {
        Stream<String> files = receipts.stream().map(name -> folder.resolve(name).toString());
        return Terminal.run(Stream.concat(Stream.of("verify"), files).toArray(String[]::new));
    }
}
