package org.shuqiao.ledger.log;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates the log's schema {@code ledger} with Flyway. */
public final class LedgerSchema {

    private LedgerSchema() { }

    /** Creates the tables or brings them up to date; harmless to repeat. */
    public static void migrate(DataSource store) {
        Flyway.configure()
                .dataSource(store)
                .schemas("ledger")
                .locations("classpath:org/shuqiao/ledger/log/migration")
                .load()
                .migrate();
    }
}
