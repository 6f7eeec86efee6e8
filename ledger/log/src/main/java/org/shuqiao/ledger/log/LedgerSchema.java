package org.shuqiao.ledger.log;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The log's tables, in the schema {@code ledger} with a migration history of its own. */
public final class LedgerSchema {

    private LedgerSchema() {
    }

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
