package org.shuqiao.catalog.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.atlas.testkit.TestCertificate;
import org.shuqiao.catalog.error.CatalogCode;

/** A server behind TLS is trusted by the authorities of a file, or not at all. */
class TlsContextTest {

    @TempDir
    private static Path certificates;

    private static TestCertificate known;
    private static Path another;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeCertificates() {
        known = TestCertificate.make(certificates);
        another = TestCertificate.ofAnother(certificates);
    }

    @Test
    void aServerWhoseAuthorityIsInTheFileIsTrusted() {
        try (SimulatedAtlas atlas = SimulatedAtlas.startBehindTls(known);
                AtlasConnection connection = atlas.connect(known.pem())) {
            assertThat(connection.<String>call(client -> client.getAdminStatus())).isEqualTo("ACTIVE");
        }
    }

    @Test
    void aServerWhoseAuthorityIsNotInTheFileIsNotTrusted() {
        try (SimulatedAtlas atlas = SimulatedAtlas.startBehindTls(known);
                AtlasConnection connection = atlas.connect(another)) {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> connection.call(client -> client.getAdminStatus()))
                    .matches(e -> e.code() == CatalogCode.ATLAS_UNTRUSTED)
                    .satisfies(e -> assertThat(e.problem(Language.EN)).contains(atlas.url().toString()));
            assertThat(atlas.calls()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNotThereCannotBeUsed() {
        assertUnusable(folder.resolve("none.pem"));
    }

    @Test
    void aFileWithoutACertificateCannotBeUsed() throws IOException {
        assertUnusable(Files.writeString(folder.resolve("empty.pem"), ""));
    }

    @Test
    void aFileThatIsSomethingElseCannotBeUsed() throws IOException {
        assertUnusable(Files.writeString(folder.resolve("else.pem"),
                "-----BEGIN CERTIFICATE-----\nsecret\n-----END CERTIFICATE-----\n"));
    }

    /** Told by its name alone: neither its folder nor what it holds. */
    private static void assertUnusable(Path pem) {
        AtlasAddress address = new AtlasAddress(URI.create("https://127.0.0.1:1"), "shuqiao", "none", Optional.of(pem));
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> new AtlasConnection(address, Duration.ofSeconds(1)).close())
                .matches(e -> e.code() == CatalogCode.ATLAS_TRUST)
                .satisfies(e -> assertThat(e.problem(Language.EN))
                        .isEqualTo("The certificate file " + pem.getFileName() + " cannot be used."));
    }
}
