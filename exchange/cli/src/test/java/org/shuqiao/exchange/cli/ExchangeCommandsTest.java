package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;

/** From a request to its answer: a requester asks, the provider decides, the data is used under the grant. */
@ExtendWith(CityExtension.class)
class ExchangeCommandsTest {

    @TempDir
    private Path folder;
    private final City city;

    ExchangeCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "request")
    void requestSendsEverythingThatTheServerRequires() {
        JsonNode asked = City.json(city.request("名单核对", "citizen_number,name", "--mode", "query,verify",
                "--rows", "sex = '1'", "--from", "2026-01-01", "--key", "k-1")).path("request");
        JsonNode again = City.json(city.request("名单核对", "citizen_number,name", "--mode", "query,verify",
                "--rows", "sex = '1'", "--from", "2026-01-01", "--key", "k-1")).path("request");

        assertThat(asked.path("state").asText()).isEqualTo("submitted");
        assertThat(asked.path("consumer").asText()).isEqualTo("chengyun");
        assertThat(asked.path("resource").asText()).isEqualTo(city.people());
        assertThat(asked.path("items").properties()).hasSize(2)
                .allSatisfy(item -> assertThat(item.getValue().asText()).isEqualTo("undecided"));
        assertThat(asked.path("purpose").asText()).isEqualTo("名单核对");
        assertThat(asked.path("basis").asText()).isEqualTo("《社会救助暂行办法》第五十八条");
        assertThat(asked.path("scenario").asText()).isEqualTo("每月复核一次");
        assertThat(asked.path("modes").toString()).isEqualTo("[\"query\",\"verify\"]");
        assertThat(asked.path("from").asText()).startsWith("2026-01-01T00:00");
        assertThat(asked.path("to").asText()).startsWith(LocalDate.now().plusDays(31).toString());
        assertThat(again.path("id")).as("the same key is the same request").isEqualTo(asked.path("id"));
    }

    @Test
    @Commands(done = "request")
    void requestOfAFreelySharedResourceIsGrantedAtOnce() {
        JsonNode granted = City.json(city.requestOf(city.roads(), "路网统计", "name,length")).path("grant");

        assertThat(granted.path("state").asText()).isEqualTo("active");
        assertThat(granted.path("columns").toString()).isEqualTo("[\"name\",\"length\"]");
    }

    @Test
    @Commands(refused = "request")
    void requestSaysWhatIsMissingOrWrong() {
        String[] unsaid = {"request", city.people(), "--items", "name", "--purpose", "核对", "--basis", "条例",
            "--scenario", "每月", "--to", LocalDate.now().plusDays(1).toString()};

        Terminal unexplained = city.as("chengyun-user", unsaid);
        Terminal blank = city.as("chengyun-user", words(new String[] {"--explanation", " "}, unsaid));

        assertThat(unexplained.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(unexplained.err()).contains("--explanation=TEXT", "why it needs these items");
        assertRefused(blank, "SQ-EXC-0010");
        assertThat(blank.err()).contains("explanation");
        assertRefused(city.request("核对", "shoe_size"), "SQ-EXC-0021");
        assertRefused(city.request("核对", "name", "--mode", "pigeon"), "SQ-SRV-0002");
        assertRefused(city.request("核对", "name", "--from", "2999-01-01"), "SQ-EXC-0133");
        assertRefused(city.request("核对", "name", "--rows", "where?"), "SQ-EXC-0034");
        assertRefused(city.requestOf("3/9/nosuch", "核对", "name"), "SQ-EXC-0020");
    }

    @Test
    @Commands(done = "decide")
    void decideListsShowsInWordsAndSigns() {
        String request = city.requested("脱敏核对", "citizen_number,name,sex");

        Terminal waiting = city.as("gongan-officer", "decide");
        Terminal shown = decide(request, "--mask", "name=person-name", "--refuse", "sex", "--reason", "不需要", "--rule",
                "政务数据共享条例第十条", "--rows", "10", "--dry-run");
        Terminal still = city.as("gongan-officer", "decide");
        Terminal signed = decide(request, "--mask", "name=person-name", "--refuse", "sex", "--reason", "不需要", "--rule",
                "政务数据共享条例第十条", "--rows", "10");
        Terminal after = city.as("gongan-officer", "decide");

        assertThat(waiting.out()).contains("\"" + request + "\"");
        assertThat(shown.exit()).as(shown.err()).isEqualTo(ExitCodes.DONE);
        assertThat(shown.out()).contains("脱敏核对");
        assertThat(still.out()).as("a dry run decides nothing").contains("\"" + request + "\"");
        assertThat(signed.exit()).as(signed.err()).isEqualTo(ExitCodes.DONE);
        assertThat(signed.out()).startsWith(shown.out().strip());
        JsonNode grant = grant(signed.out().lines().toList().getLast());
        assertThat(grant.path("state").asText()).isEqualTo("active");
        assertThat(grant.path("columns").toString()).isEqualTo("[\"citizen_number\",\"name\"]");
        assertThat(grant.path("masks").path("name").asText()).isEqualTo("person-name");
        assertThat(after.out()).doesNotContain("\"" + request + "\"");
    }

    @Test
    @Commands(done = "decide")
    void decideSignsWhatWasAgreedAndNotSigned() throws IOException {
        String request = city.requested("补签核对", "name");
        ObjectNode agreed = RestClient.body();
        agreed.putArray("items").addObject().put("item", "name").put("verdict", "agree");
        city.client("gongan-officer").post("/api/v1/requests/" + request + "/decision", agreed);

        Terminal other = decide(request, "--mask", "name=person-name");
        Terminal same = decide(request);

        assertRefused(other, "SQ-EXC-0037");
        assertThat(same.exit()).as(same.err()).isEqualTo(ExitCodes.DONE);
        assertThat(grant(same.out().lines().toList().getLast()).path("request").asText()).isEqualTo(request);
    }

    @Test
    @Commands(done = "decide", refused = "decide")
    void decideRefusesWithAReasonAndARuleOnlyAndOnlyItsOwn() {
        String request = city.requested("拒绝核对", "name");

        assertRefused(city.as("jiaotong-officer", "decide", request), "SQ-EXC-0002");
        assertRefused(decide(request, "--refuse", "name"), "SQ-EXC-0032");
        assertRefused(decide(request, "--mask", "name=mosaic"), "SQ-EXC-0033");
        Terminal refused = decide(request, "--refuse", "name", "--reason", "不需要", "--rule", "政务数据共享条例第十条");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCodes.DONE);
        assertRefused(decide(request), "SQ-EXC-0025");
        assertRefused(decide("R 没有"), "SQ-EXC-0024");
    }

    @Test
    @Commands(done = "grants", refused = "grants")
    void grantsListsWhatWasGivenAndReceived() {
        String grant = city.granted("授权清单", "name");

        for (String account : new String[] {"chengyun-user", "gongan-officer", "auditor"}) {
            Terminal listed = city.as(account, "grants");

            assertThat(listed.exit()).isEqualTo(ExitCodes.DONE);
            assertThat(listed.out().lines().filter(line -> line.startsWith(grant))).as(account).singleElement()
                    .asString().contains(city.people(), "gongan", "chengyun", "授权清单", "active");
        }
        assertThat(city.as("jiaotong-officer", "grants").out()).doesNotContain(grant);
        assertRefused(Terminal.run("grants"), "SQ-CLI-0011");
    }

    @Test
    @Commands(done = "grants resume", refused = "grants resume")
    void aGrantThatIsNotSuspendedStaysAsItIs() {
        String grant = city.granted("续签核对", "name");

        assertThat(city.json("gongan-officer", "grants", "resume", grant).path("state").asText()).isEqualTo("active");
        assertRefused(city.as("jiaotong-officer", "grants", "resume", grant), "SQ-EXC-0002");
        assertRefused(city.as("gongan-officer", "grants", "resume", "G-0 x"), "SQ-EXC-0040");
    }

    @Test
    void aQueryIsSignedByThePersonWhoAsks() throws IOException {
        city.granted("签名核对", "name");
        Path key = folder.resolve("user.pem");
        EncryptedPem.write(key, SoftwareKey.generate("yunzhou.shuqiao/chengyun/user", SignatureType.SM2),
                "a long enough passphrase".toCharArray());
        Path passphrase = folder.resolve("passphrase");
        AtomicFile.replaceSecret(passphrase, "a long enough passphrase");

        Terminal signed = query("签名核对", "select name from gongan.rk", "--sign-with", key.toString(),
                "--passphrase-file", passphrase.toString(), "--receipt", folder.resolve("r.json").toString());

        assertThat(signed.exit()).as(signed.err()).isEqualTo(ExitCodes.DONE);
        assertThat(Files.readString(folder.resolve("r.json"))).contains("\"custody\":\"person\"",
                "yunzhou.shuqiao/chengyun/session+");
    }

    @Test
    @Commands(done = "grants revoke", refused = "grants revoke")
    void aRevokedGrantAnswersNothingMore() {
        String grant = city.granted("撤销核对", "name");

        assertRefused(city.as("jiaotong-officer", "grants", "revoke", grant, "--reason", "用途不符"), "SQ-EXC-0002");
        JsonNode revoked = city.json("gongan-officer", "grants", "revoke", grant, "--reason", "用途不符");

        assertThat(revoked.path("state").asText()).isEqualTo("revoked");
        assertRefused(query("撤销核对", "select name from gongan.rk"), "SQ-EXC-0043");
        assertRefused(city.as("gongan-officer", "grants", "revoke", "G-0 x", "--reason", "用途不符"), "SQ-EXC-0040");
    }

    @Test
    @Commands(done = "query", refused = "query")
    void queryAnswersWithinTheGrantAndKeepsTheReceipt() throws IOException {
        String request = city.requested("查询核对", "citizen_number,name");
        decide(request, "--mask", "name=person-name");
        Path answered = folder.resolve("answered.receipt.json");
        Path refused = folder.resolve("refused.receipt.json");

        Terminal rows = query("查询核对", "select name from gongan.rk order by name", "--receipt", answered.toString());
        Terminal read = Terminal.reading("select count(*) as n from gongan.rk", "query", "-", "--purpose", "查询核对",
                "--as", "chengyun-user", "--json");
        Terminal column = query("查询核对", "select sex from gongan.rk", "--receipt", refused.toString());
        Terminal purpose = query("商业营销", "select name from gongan.rk");

        assertThat(rows.exit()).as(rows.err()).isEqualTo(ExitCodes.DONE);
        assertThat(rows.out().lines().map(String::strip)).contains("李*", "欧*", "王*").doesNotContain("王小明");
        assertThat(Files.readString(answered)).contains("\"delivered\"", "查询核对");
        assertThat(City.json(read).path("rows").path(0).path(0).asLong()).isEqualTo(3);
        assertRefused(column, "SQ-QRY-0005");
        assertThat(Files.readString(refused)).contains("SQ-QRY-0005");
        assertRefused(purpose, "SQ-EXC-0044");
    }

    @Test
    @Commands(done = "confirm", refused = "confirm")
    void confirmSaysYesOrNoAndNothingElse() throws IOException {
        city.granted("人员核验", "citizen_number,name", "--mode", "verify");
        Path people = Files.writeString(folder.resolve("people.json"), """
                [{"citizen_number": "990102198503071235", "name": "王小明"},
                 {"citizen_number": "990102198503071235", "name": "王大明"},
                 {"citizen_number": "990103194910010024"}]""");

        Terminal said = confirm("人员核验", people);

        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCodes.DONE);
        assertThat(City.json(said).path("rows").toString()).isEqualTo("[[true],[false],[true]]");
        assertThat(City.json(said).path("receipt").asText()).contains("\"record\"");
        assertRefused(confirm("商业营销", people), "SQ-EXC-0044");
        assertRefused(confirm("人员核验", Files.writeString(folder.resolve("broken.json"), "[{")), "SQ-CLI-0012");
        assertRefused(confirm("人员核验", Files.writeString(folder.resolve("one.json"), "7")), "SQ-SRV-0002");
        assertRefused(query("人员核验", "select name from gongan.rk"), "SQ-EXC-0047");
    }

    private Terminal decide(String request, String... options) {
        return city.as("gongan-officer", words(options, "decide", request));
    }

    private Terminal query(String purpose, String sql, String... options) {
        return city.as("chengyun-user", words(options, "query", sql, "--purpose", purpose));
    }

    private static String[] words(String[] options, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(options)).toArray(String[]::new);
    }

    private Terminal confirm(String purpose, Path candidates) {
        return city.as("chengyun-user", "confirm", city.people(), "--purpose", purpose, "--key", "citizen_number",
                "--candidates", candidates.toString());
    }

    private JsonNode grant(String id) {
        for (JsonNode grant : city.json("gongan-officer", "grants", "--json")) {
            if (grant.path("id").asText().equals(id)) {
                return grant;
            }
        }
        throw new AssertionError("no grant " + id);
    }
}
