package org.shuqiao.pipelines.lake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Shared PostgreSQL and Spark session of this JVM's tests. Each test uses its own datasets. */
public final class SharedLake {

    private static final SharedLake INSTANCE = new SharedLake();

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private Lake lake;

    private SharedLake() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/lake-tests").toAbsolutePath()),
                    "t");
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CatalogConnection access() {
        return new CatalogConnection(INSTANCE.postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    /** Makes a database of its own in the same PostgreSQL. */
    public static CatalogConnection database(String name) {
        try (var connection = INSTANCE.postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new CatalogConnection(INSTANCE.postgres.getJdbcUrl("postgres", name), "postgres", "");
    }

    public static String warehouse() {
        return INSTANCE.folder.resolve("lake").toString();
    }

    public static synchronized Lake lake() {
        if (INSTANCE.lake == null) {
            INSTANCE.lake = Lake.open(IcebergCatalogConfig.in(access()), warehouse(),
                    INSTANCE.folder.resolve("scratch"), Map.of("spark.master", "local[2]",
                            // files here are small; some are written again, and in most rows are marked
                            "spark.shuqiao.rewrite-rows", "3"));
        }
        return INSTANCE.lake;
    }
}
