package org.shuqiao.ledger.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.json.CanonicalJson;

class SigningKeysTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_key_is_made_once_and_found_again() throws IOException {
        SigningKey key = SigningKeys.in(folder.resolve("keys"), "yunzhou.shuqiao").department("gongan");

        SigningKey again = SigningKeys.in(folder.resolve("keys"), "yunzhou.shuqiao").department("gongan");

        assertThat(key.name()).isEqualTo("yunzhou.shuqiao/gongan");
        assertThat(again.verification()).isEqualTo(key.verification());
        assertThat(again.verification().verifies(MESSAGE, key.sign(MESSAGE))).isTrue();
        assertThat(PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/department-gongan.pem"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void those_who_start_together_end_up_with_one_key() throws Exception {
        Set<VerificationKey> keys = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<SigningKey> key : IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> SigningKeys.in(folder, "yunzhou").log())).toList()) {
                keys.add(key.get().verification());
            }
        }

        assertThat(keys).hasSize(1);
    }

    @Test
    void a_key_file_that_others_may_read_is_refused() throws IOException {
        SigningKeys.in(folder, "yunzhou").log();
        Files.setPosixFilePermissions(folder.resolve("log.pem"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SigningKeys.in(folder, "yunzhou").log()).hasMessageStartingWith("SQ-LED-0011");
    }

    @Test
    void a_damaged_key_file_is_refused_and_not_replaced() throws IOException {
        SigningKeys.in(folder, "yunzhou").log();
        SigningKeys.in(folder, "yunzhou").department("gongan");
        String log = Files.readString(folder.resolve("log.pem"));
        String other = Files.readString(folder.resolve("department-gongan.pem"));
        String publicKey = "-----BEGIN PUBLIC KEY-----";

        for (String damaged : new String[] {"", log.substring(0, log.length() / 2), log.replace("PRIVATE", "PUBLIC"),
            log.substring(0, log.indexOf(publicKey)) + other.substring(other.indexOf(publicKey))}) {
            Files.writeString(folder.resolve("log.pem"), damaged);
            assertThatThrownBy(() -> SigningKeys.in(folder, "yunzhou").log()).hasMessageStartingWith("SQ-LED-0010");
            assertThat(folder.resolve("log.pem")).hasContent(damaged);
        }
    }

    @Test
    void names_that_could_leave_the_folder_are_refused() {
        SigningKeys keys = SigningKeys.in(folder, "yunzhou");

        for (String name : new String[] {"../x", "a/b", "", "log", "公安", "a+b"}) {
            assertThatThrownBy(() -> keys.department(name)).hasMessageStartingWith("SQ-LED-0012");
        }
    }

    @Test
    void the_auditors_file_reads_back() {
        SigningKeys keys = SigningKeys.in(folder, "yunzhou");
        keys.department("gongan");
        keys.department("minzheng");
        PublicKeys exported = keys.publicKeys();

        PublicKeys read = PublicKeys.parse(exported.bytes());

        assertThat(read).isEqualTo(exported);
        assertThat(read.department("gongan")).contains(keys.department("gongan").verification());
        assertThat(new String(exported.bytes(), StandardCharsets.UTF_8)).doesNotContain("PRIVATE");
        for (String broken : new String[] {"", "{}", "{\"v\":1,\"log\":[],\"departments\":{}}",
                "{\"v\":1,\"log\":[\"x\"]}"}) {
            assertThatThrownBy(() -> PublicKeys.parse(broken.getBytes(StandardCharsets.UTF_8)))
                    .hasMessageStartingWith("SQ-LED-0013");
        }
    }

    @Test
    void a_document_is_signed_by_what_it_says_not_by_its_spelling() {
        SigningKey key = SigningKeys.in(folder, "yunzhou").department("gongan");
        ObjectNode grant = CanonicalJson.object().put("grant", "G-2026-000012").put("rows", 500);
        String signature = Signatures.sign(grant, key);

        ObjectNode other = CanonicalJson.object().put("rows", 500).put("grant", "G-2026-000012");
        assertThat(Signatures.verify(other, signature, key.verification())).isTrue();
        assertThat(Signatures.verify(other.put("rows", 501), signature, key.verification())).isFalse();
        assertThat(Signatures.verify(grant, "not base64", key.verification())).isFalse();
        assertThat(Signatures.verify(grant, "", key.verification())).isFalse();
    }
}
