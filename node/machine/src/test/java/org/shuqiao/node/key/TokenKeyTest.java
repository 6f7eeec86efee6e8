package org.shuqiao.node.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;

/** A key inside a token of SoftHSM2; skipped where that is not installed. */
class TokenKeyTest {

    private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"), Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    @TempDir
    private Path folder;

    /** The library reads its settings from the environment of the process, so the token is used in one of its own. */
    @Test
    void aTokenSignsAndItsKeyNeverLeavesIt() throws Exception {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
        assumeTrue(library != null, "SoftHSM2 is not installed");
        Files.createDirectories(folder.resolve("tokens"));
        Path settings = Files.writeString(folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Path provider = Files.writeString(folder.resolve("token.cfg"),
                "name = node\nlibrary = " + library + "\nslotListIndex = 0\n");
        run(settings, "softhsm2-util", "--init-token", "--free", "--label", "gongan", "--pin", "123456", "--so-pin",
                "87654321");
        run(settings, JavaCommand.tool("keytool").toString(), "-genkeypair", "-alias", "signing", "-keyalg", "EC",
                "-groupname", "secp256r1", "-dname", "CN=gongan", "-keystore", "NONE", "-storetype", "PKCS11",
                "-addprovider", "SunPKCS11", "-providerarg", provider.toString(), "-storepass", "123456");

        String signed = run(settings, words(provider, "123456"));
        String refused = run(settings, words(provider, "000000"));

        String[] parts = signed.strip().lines().reduce((one, other) -> other).orElseThrow().split(" ");
        VerificationKey key = VerificationKey.parse(parts[0]);
        assertThat(key.type()).isEqualTo(SignatureType.ES256);
        assertThat(key.verifies(SignsInToken.MESSAGE.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(parts[1]))).isTrue();
        assertThat(refused).contains(NodeCode.WRONG_PASSPHRASE.id());
    }

    @Test
    void aConfigurationThatNamesNoTokenIsRefused() throws Exception {
        Path nothing = Files.writeString(folder.resolve("nothing.cfg"), "name = nothing\nlibrary = /nowhere.so\n");

        assertThatThrownBy(() -> TokenKey.open(nothing, "signing", "yunzhou/gongan", new char[0]))
                .isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(NodeCode.KEY_UNUSABLE));
    }

    private static String[] words(Path provider, String pin) {
        return Stream.concat(JavaCommand.here(SignsInToken.class).words().stream(),
                Stream.of(provider.toString(), pin)).toArray(String[]::new);
    }

    private static String run(Path settings, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SOFTHSM2_CONF", settings.toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
