package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** A department that holds its own keys, from the admission of its node to the revocation of a key. */
class NodeCommandsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "sm2"})
    @Commands(done = {"keys list", "keys admit", "decide", "keys revoke", "receipts", "verify"},
            refused = {"decide", "keys admit", "entries sign", "keys revoke"})
    void nothingIsGrantedWithoutTheDepartmentsNodeAndEveryKeyHasItsTime(String algorithm) throws Exception {
        try (NodeTown town = NodeTown.start(folder)) {
            String roads = town.publishedRoads();
            String early = town.requested(roads, "早先的申请");
            assertThat(town.as("jiaotong-officer", "decide", early).exit()).isEqualTo(ExitCodes.DONE);
            Path node = town.admitted("node", "--algorithm", algorithm);
            assertRefused(town.as("reviewer", "keys", "admit", "--department", "gongan",
                    node.resolve("enrolment.json").toString()), "SQ-KEY-0010");
            assertThat(town.as("auditor", "keys", "list").out()).contains("hosted", "node", algorithm);

            // the log-in alone does nothing any more, and what was granted goes on
            String first = town.requested(roads, "道路安全");
            assertRefused(town.as("jiaotong-officer", "decide", first), "SQ-EXC-0090");
            assertThat(town.query("早先的申请").exit()).isEqualTo(ExitCodes.DONE);

            // a node that is away: its decisions wait
            Terminal waits = town.decide(first, 1);
            assertRefused(waits, "SQ-CLI-0023");
            assertThat(waits.out()).contains("道路安全");
            town.startNode(node);
            await(() -> decided(town, first), town);
            Terminal granted = town.decide(first, 30);
            assertThat(granted.exit()).as(granted.err() + town.nodeLog()).isEqualTo(ExitCodes.DONE);
            assertThat(town.query("道路安全").out()).contains("人民路");
            signsWhatNoTableIsBoundTo(town);
            town.killNode();
            assertThat(town.query("道路安全").exit()).isEqualTo(ExitCodes.DONE);

            // a new key follows, and is used by the node that starts again
            Terminal rotated = NodeTown.node("rotate", "--folder", node.toString(), "--algorithm", algorithm,
                    "--overlap", "0", "--passphrase-file", town.passphrase().toString());
            assertThat(rotated.exit()).as(rotated.err()).isZero();
            String newest = rotated.out().lines().findFirst().orElseThrow();
            town.startNode(node);
            String second = town.requested(roads, "桥梁安全");
            Terminal again = town.decide(second, 30);
            assertThat(again.exit()).as(again.err() + town.nodeLog()).isEqualTo(ExitCodes.DONE);
            assertThat(town.query("桥梁安全").exit()).isEqualTo(ExitCodes.DONE);
            assertThat(Files.readString(newestSigned(node))).contains("\"key\":\"" + shortText(newest));
            assertVerifies(town, "before");

            // and is revoked: its node signs nothing more, and what it signed before still verifies
            assertRefused(town.as("chengyun-user", "keys", "revoke", "--department", "jiaotong", newest, "--reason",
                    "无权"), "SQ-EXC-0001");
            Terminal revoked = town.as("reviewer", "keys", "revoke", "--department", "jiaotong", newest, "--reason",
                    "密钥遗失");
            assertThat(revoked.exit()).as(revoked.err()).isEqualTo(ExitCodes.DONE);
            assertThat(town.as("auditor", "keys", "list").out()).contains("密钥遗失");
            await(() -> NodeTown.node("status", "--folder", node.toString()).out().contains("SQ-KEY-0002"), town);
            assertThat(NodeTown.node("status", "--folder", node.toString()).exit()).isEqualTo(1);
            String third = town.requested(roads, "隧道安全");
            assertThat(town.decide(third, 3).exit()).isEqualTo(ExitCodes.REFUSED);
            assertThat(town.query("桥梁安全").exit()).isEqualTo(ExitCodes.DONE);
            assertVerifies(town, "after");
            assertThat(town.as("jiaotong-officer", "entries", "sign", "absent", "--approve-with",
                    town.keyFile("jiaotong-officer").toString(), "--approve-passphrase",
                    town.passphrase().toString()).exit()).isEqualTo(ExitCodes.REFUSED);
        }
    }

    /** What nobody is given needs no table: its provider signs it all the same, and the rule refuses requests. */
    private static void signsWhatNoTableIsBoundTo(NodeTown town) {
        String files = town.published("执法档案", "none");
        assertRefused(town.request(files, "道路安全"), "SQ-EXC-0098");
        Terminal signed = town.as("jiaotong-officer", "entries", "sign", files, "--approve-with",
                town.keyFile("jiaotong-officer").toString(), "--approve-passphrase", town.passphrase().toString());
        assertThat(signed.exit()).as(signed.err()).isEqualTo(ExitCodes.DONE);
        Terminal refused = town.request(files, "道路安全");
        assertThat(refused.out()).as(refused.err()).contains("refused");
    }

    /** @return name and hash of a key's text */
    private static String shortText(String key) {
        String[] parts = key.split("\\+", 3);
        return parts[0] + "+" + parts[1];
    }

    private static boolean decided(NodeTown town, String request) {
        JsonNode state = town.client("jiaotong-officer").get("/api/v1/requests/" + request).path("state");
        return state.asText().equals("agreed");
    }

    private static Path newestSigned(Path node) throws Exception {
        try (var files = Files.list(node.resolve("signed"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("sha256-"))
                    .max((one, other) -> Long.compare(one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    private void assertVerifies(NodeTown town, String name) throws Exception {
        Path bundle = folder.resolve("bundle-" + name);
        Terminal saved = town.as("auditor", "receipts", "--save", bundle.toString());
        assertThat(saved.exit()).as(saved.err()).isEqualTo(ExitCodes.DONE);
        if (!Files.exists(bundle.resolve("keys.json"))) {
            Files.writeString(bundle.resolve("keys.json"), town.as("auditor", "receipts", "keys").out().strip());
        }
        Terminal verified = Terminal.run("verify", bundle.toString());
        assertThat(verified.exit()).as(verified.out() + verified.err()).isEqualTo(ExitCodes.DONE);
    }

    private static void await(BooleanSupplier until, NodeTown town) throws Exception {
        for (long waited = 0; !until.getAsBoolean(); waited += 200) {
            assertThat(waited).as(town.nodeLog()).isLessThan(PATIENCE.toMillis());
            Thread.sleep(200);
        }
    }
}
