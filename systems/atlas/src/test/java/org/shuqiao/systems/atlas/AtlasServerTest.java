package org.shuqiao.systems.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.atlas.model.SearchFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.systems.ServerCertificate;

/** Tests an Atlas server behind TLS, including its restart after a kill. */
class AtlasServerTest {

    @TempDir
    private Path folder;

    @Test
    void aKilledServerBehindTlsIsTheSameServerAgainWhenItIsStartedOnItsFolder() {
        AtlasServer first = AtlasServer.startBehindTls(folder);
        Path known = first.certificate().orElseThrow().certificate();
        expectTypes(first, known);
        expectRefused(first, "guessed", known, CatalogCode.ATLAS_LOGIN);
        Path another = ServerCertificate.make(folder.resolve("another")).certificate();
        expectRefused(first, first.password(), another, CatalogCode.ATLAS_UNTRUSTED);
        first.process().kill();

        try (AtlasServer again = AtlasServer.startBehindTls(folder)) {
            assertThat(again.url()).isEqualTo(first.url()).startsWith("https:");
            expectTypes(again, known);
        }
    }

    private static void expectTypes(AtlasServer server, Path authority) {
        try (AtlasConnection connection = connection(server, server.password(), authority)) {
            assertThat(connection.call(atlas -> atlas.getAllTypeDefs(new SearchFilter())).getEntityDefs())
                    .extracting(type -> type.getName()).contains("Referenceable", "AtlasGlossaryTerm");
        }
    }

    private static void expectRefused(AtlasServer server, String password, Path authority, CatalogCode code) {
        try (AtlasConnection connection = connection(server, password, authority)) {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> connection.call(atlas -> atlas.getAllTypeDefs(new SearchFilter())))
                    .matches(e -> e.code() == code);
        }
    }

    private static AtlasConnection connection(AtlasServer server, String password, Path authority) {
        return new AtlasConnection(new AtlasAddress(URI.create(server.url()), AtlasServer.USER, password,
                Optional.of(authority)), Duration.ofSeconds(30));
    }
}
