package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** A consumer that holds its own keys: its people ask, renew and object with keys that their department certified. */
class NodeConsumerTest {

    private static final Pattern NUMBER = Pattern.compile("O-[0-9]{4}-[0-9]{6}");

    @TempDir
    private Path folder;

    @Test
    @Commands(done = {"keys certify", "keys certificates", "keys revoke-person"},
            refused = {"keys certify", "keys certificates", "keys revoke-person"})
    void whatItsPeopleAskIsSignedWithKeysThatItsOfficerCertified() throws Exception {
        try (NodeTown town = NodeTown.start(folder)) {
            town.account("chengyun-officer", "chengyun", "officer");
            String roads = town.publishedRoads();
            String request = town.requested(roads, "道路安全");
            assertThat(town.as("jiaotong-officer", "decide", request).exit()).isEqualTo(ExitCodes.DONE);
            String verifies = City.json(town.as("chengyun-user", "request", roads, "--items", "name", "--mode",
                    "verify", "--purpose", "道路核验", "--explanation", "排查隐患", "--basis",
                    "《中华人民共和国道路交通安全法》第四条", "--scenario", "每月排查", "--to", LocalDate.now().plusDays(30).toString()))
                    .path("request").path("id").asText();
            assertThat(town.as("jiaotong-officer", "decide", verifies).exit()).isEqualTo(ExitCodes.DONE);
            Path node = town.admittedOf("chengyun", "consumer");
            Path officer = town.person(node, "chengyun-officer", "ed25519");
            Path user = town.person(node, "chengyun-user", "sm2");
            String key = town.publicKey("chengyun-user");
            town.startNode(node);

            // without a certificate the department does not vouch for the key
            String[] query = {"query", "select name from jiaotong.road", "--purpose", "道路安全", "--sign-with",
                user.toString(), "--passphrase-file", town.passphrase().toString()};
            assertRefused(town.as("chengyun-user", query), "SQ-EXC-0090");
            String[] certify = {"keys", "certify", key, "--for", "chengyun-user"};
            assertRefused(town.as("chengyun-officer", certify), "SQ-EXC-0090");
            assertRefused(town.approved("chengyun-officer", officer, "keys", "certify", key, "--for",
                    "chengyun-user", "--days", "91"), "SQ-EXC-0141");
            assertRefused(town.approved("chengyun-officer", officer, "keys", "certify", key, "--for",
                    "jiaotong-officer"), "SQ-EXC-0142");
            assertRefused(town.as("chengyun-user", "keys", "certificates"), "SQ-EXC-0001");

            Terminal certified = town.approved("chengyun-officer", officer, certify);
            assertThat(certified.exit()).as(certified.err() + town.nodeLog()).isEqualTo(ExitCodes.DONE);
            assertThat(town.as("chengyun-officer", "keys", "certificates").out()).contains("chengyun-user", key);
            Terminal answered = town.as("chengyun-user", query);
            assertThat(answered.exit()).as(answered.err()).isEqualTo(ExitCodes.DONE);
            assertThat(answered.out()).contains("人民路");
            assertThat(newest(town).at("/receipt").asText()).contains("\"custody\":\"person\"");
            Path candidates = Files.writeString(folder.resolve("candidates.json"), "[{\"name\": \"人民路\"}]");
            Terminal confirmed = town.as("chengyun-user", "confirm", roads, "--purpose", "道路核验", "--key", "name",
                    "--candidates", candidates.toString(), "--sign-with", user.toString(), "--passphrase-file",
                    town.passphrase().toString());
            assertThat(confirmed.exit()).as(confirmed.err()).isEqualTo(ExitCodes.DONE);
            assertThat(newest(town).at("/receipt").asText()).contains("\"custody\":\"person\"", "\"verify\"");

            renewsAndObjects(town, user, roads);
            revoked(town, officer, key, query);
        }
    }

    /** The officer takes the key back: the platform and whoever verifies offline refuse what it signs. */
    private void revoked(NodeTown town, Path officer, String key, String[] query) throws Exception {
        String[] revoke = {"keys", "revoke-person", key, "--reason", "遗失"};
        assertRefused(town.as("chengyun-user", revoke), "SQ-EXC-0001");
        assertRefused(town.approved("chengyun-officer", officer, "keys", "revoke-person", "none", "--reason", "遗失"),
                "SQ-EXC-0301");
        Terminal done = town.approved("chengyun-officer", officer, revoke);
        assertThat(done.exit()).as(done.err() + town.nodeLog()).isEqualTo(ExitCodes.DONE);
        assertThat(town.as("chengyun-officer", "keys", "certificates").out()).contains("遗失");

        assertRefused(town.as("chengyun-user", query), "SQ-EXC-0300");

        Path bundle = folder.resolve("revoked.zip");
        assertThat(town.as("auditor", "receipts", "--save", bundle.toString()).exit()).isEqualTo(ExitCodes.DONE);
        Terminal verified = Terminal.run("verify", bundle.toString());
        assertThat(verified.exit()).as("what it signed before counts: " + verified.out()).isEqualTo(ExitCodes.DONE);
    }

    /** The department's standing order grants what its node signed as unconditional, and nothing else. */
    @Test
    void whatIsSharedUnconditionallyIsGrantedByTheStandingOrderOfItsProvidersNode() throws Exception {
        try (NodeTown town = NodeTown.start(folder)) {
            String open = town.published("公开道路", "unconditional");
            Path node = town.admitted("provider");
            town.startNode(node);
            Path officer = town.keyFile("jiaotong-officer");
            assertThat(town.approved("jiaotong-officer", officer, "entries", "sign", open).exit())
                    .isEqualTo(ExitCodes.DONE);
            String before = town.requested(open, "公开查询");
            town.await(() -> town.state(before).equals("submitted")
                    && NodeTown.node("status", "--folder", node.toString()).out().contains("SQ-NOD-"));

            assertThat(NodeTown.node("people", "rule", "--folder", node.toString()).out())
                    .contains("rule.unconditional");
            String request = City.json(town.request(open, "道路公开服务")).path("request").path("id").asText();
            town.await(() -> town.state(request).equals("granted"));
            assertThat(town.query("道路公开服务").out()).contains("人民路");
        }
    }

    private void renewsAndObjects(NodeTown town, Path user, String roads) throws Exception {
        String grant = town.client("chengyun-user").get("/api/v1/grants").path(0).path("id").asText();
        String[] renew = {"grants", "renew", grant, "--to", "2028-06-30"};
        Terminal renewed = town.approved("chengyun-user", user, renew);
        assertThat(renewed.exit()).as(renewed.err() + town.nodeLog()).isEqualTo(ExitCodes.DONE);
        assertThat(renewed.out()).contains("submitted");

        String[] object = {"objections", "raise", "--resource", roads, "--item", "name", "--complaint", "人民路已更名"};
        Terminal raised = town.approved("chengyun-user", user, object);
        assertThat(raised.exit()).as(raised.err() + town.nodeLog()).isEqualTo(ExitCodes.DONE);
        String objection = NUMBER.matcher(raised.out()).results().findFirst().orElseThrow().group();
        Path other = town.newKey("jiaotong-officer", "ed25519");
        assertThat(town.as("jiaotong-officer", "objections", "check", objection).exit()).isEqualTo(ExitCodes.DONE);
        Terminal answered = town.approved("jiaotong-officer", other, "objections", "close", objection,
                "--explanation", "经核实，路名无误");
        assertThat(answered.exit()).as(answered.err()).isEqualTo(ExitCodes.DONE);
        List<String> kinds = Stream.of("chengyun", "jiaotong").flatMap(department -> {
            JsonNode acts = town.client("auditor").get("/api/v1/evidence/acts?department=" + department).path("acts");
            return Stream.iterate(0, i -> i < acts.size(), i -> i + 1).map(i -> acts.get(i).asText());
        }).toList();
        assertThat(kinds).anyMatch(act -> act.contains("\"renews\":\"" + grant));
        assertThat(kinds.stream().filter(act -> act.contains(objection)))
                .anyMatch(act -> act.contains("\"kind\":\"objection\""))
                .anyMatch(act -> act.contains("\"kind\":\"answer\""));
    }

    private static JsonNode newest(NodeTown town) {
        return town.client("chengyun-user").get("/api/v1/receipts/"
                + town.client("chengyun-user").get("/api/v1/receipts").path(0).path("id").asText());
    }
}
