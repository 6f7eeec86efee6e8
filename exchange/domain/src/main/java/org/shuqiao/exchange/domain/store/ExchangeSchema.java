package org.shuqiao.exchange.domain.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates the schema {@code exchange} of the platform's store with Flyway. */
public final class ExchangeSchema {

    /** Name of the schema in which all tables of this room live. */
    public static final String NAME = "exchange";

    private ExchangeSchema() { }

    public static void migrate(DataSource store) {
        Flyway.configure()
                .dataSource(store)
                .schemas(NAME)
                .defaultSchema(NAME)
                .table("schema_history")
                .locations("classpath:org/shuqiao/exchange/domain/store/migration")
                .load()
                .migrate();
    }
}
