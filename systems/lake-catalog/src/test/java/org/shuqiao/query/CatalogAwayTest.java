package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.systems.lakecatalog.RestCatalogServer;

/** Tests an outage of the catalog server and the recovery from it. */
class CatalogAwayTest {

    @TempDir
    private Path folder;

    @Test
    void awayAndBack() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (RestCatalogServer server = RestCatalogServer.start(folder.resolve("server"),
                    postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres",
                            "file://" + folder.resolve("lake"))) {
                table(postgres);
                server.process().kill();
                try (LakeFiles lake = LakeFiles.open(new LakeCatalog.Rest(server.uri(), "", ""))) {
                    assertThatThrownBy(() -> lake.plan("standard", "t")).hasMessageContaining("SQ-QRY-0036");

                    server.startAgain();

                    assertThat(lake.plan("standard", "t").files()).isEmpty();
                    server.process().kill();
                    assertThatThrownBy(() -> lake.plan("standard", "t")).hasMessageContaining("SQ-QRY-0036");
                    server.startAgain();
                    assertThat(lake.plan("standard", "t").fields()).hasSize(1);
                }
            }
        }
    }

    private void table(EmbeddedPostgres postgres) {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.initialize("lake", new LakeCatalog.Store(postgres.getJdbcUrl("postgres", "postgres"), "postgres",
                "postgres", "file://" + folder.resolve("lake")).properties());
        catalog.createNamespace(Namespace.of("standard"));
        catalog.createTable(TableIdentifier.of("standard", "t"),
                new Schema(Types.NestedField.optional(1, "a", Types.LongType.get())));
        catalog.close();
    }
}
