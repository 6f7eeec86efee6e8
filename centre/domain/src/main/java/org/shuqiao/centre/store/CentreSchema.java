package org.shuqiao.centre.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates the schema {@code centre} of the platform's store with Flyway. */
public final class CentreSchema {

    /** Name of the schema in which all tables of this room live. */
    public static final String NAME = "centre";

    private CentreSchema() { }

    public static void migrate(DataSource store) {
        Flyway.configure()
                .dataSource(store)
                .schemas(NAME)
                .defaultSchema(NAME)
                .table("schema_history")
                .locations("classpath:org/shuqiao/centre/store/migration")
                .load()
                .migrate();
    }
}
