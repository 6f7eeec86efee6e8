package org.shuqiao.catalog;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.shuqiao.catalog.source.PublishedData;

/** Migrates the database schema {@code catalog} of the platform's PostgreSQL. */
public final class CatalogSchema {

    /** The schema that holds every table of the catalogue, and the history of its migrations. */
    public static final String NAME = "catalog";

    private CatalogSchema() { }

    /** Creates the schema, or brings an older one up to date; does nothing where it is current. */
    public static void migrate(DataSource store) {
        Flyway.configure()
                .dataSource(store)
                .schemas(NAME)
                .defaultSchema(NAME)
                .table("schema_history")
                .locations("classpath:org/shuqiao/catalog/migration")
                .javaMigrations(new PublishedData())
                .load()
                .migrate();
    }
}
