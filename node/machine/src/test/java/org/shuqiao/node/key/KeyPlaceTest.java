package org.shuqiao.node.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.error.NodeCode;

/** Keys come out of their encrypted places as they went in, with their passphrase alone. */
class KeyPlaceTest {

    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
    private static final byte[] MESSAGE = "授权".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ED25519, pkcs8", "SM2, pkcs8", "ED25519, pkcs12", "SM2, pkcs12"})
    void aKeyIsReadBackWithItsPassphraseAlone(SignatureType type, String store) throws Exception {
        SoftwareKey key = SoftwareKey.generate("yunzhou/gongan", type);
        KeyPlace place = keep(key, store);

        SigningKey read = place.open(folder, "yunzhou/gongan", PASSPHRASE);

        assertThat(read.verification()).isEqualTo(key.verification());
        assertThat(key.verification().verifies(MESSAGE, read.sign(MESSAGE))).isTrue();
        assertThatThrownBy(() -> place.open(folder, "yunzhou/gongan", "another passphrase".toCharArray()))
                .isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(NodeCode.WRONG_PASSPHRASE));
    }

    @Test
    void thePrivateKeyIsNotReadableInItsFile() throws Exception {
        SoftwareKey key = SoftwareKey.generate("yunzhou/gongan", SignatureType.ED25519);
        keep(key, "pkcs8");

        String text = Files.readString(folder.resolve("key"));

        assertThat(text).startsWith("Key-Name: yunzhou/gongan\n-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(EncryptedPem.read(folder.resolve("key"), PASSPHRASE).verification()).isEqualTo(key.verification());
    }

    @Test
    void aFileThatOthersCanReadIsNotUsed() throws Exception {
        keep(SoftwareKey.generate("yunzhou/gongan", SignatureType.SM2), "pkcs8");
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> new KeyPlace.Pem("key").open(folder, "yunzhou/gongan", PASSPHRASE))
                .isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(NodeCode.FOLDER_OPEN));
    }

    private KeyPlace keep(SoftwareKey key, String store) {
        if (store.equals("pkcs8")) {
            EncryptedPem.write(folder.resolve("key"), key, PASSPHRASE);
            return new KeyPlace.Pem("key");
        }
        Pkcs12File.write(folder.resolve("key"), key, PASSPHRASE, Instant.parse("2026-11-29T00:00:00Z"));
        return new KeyPlace.Pkcs12("key");
    }
}
