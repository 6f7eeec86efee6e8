package org.shuqiao.ledger.security;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates the security log's schema {@code security} with Flyway. */
public final class SecurityLogSchema {

    private SecurityLogSchema() { }

    /** Creates the tables or brings them up to date; harmless to repeat. */
    public static void migrate(DataSource store) {
        Flyway.configure()
                .dataSource(store)
                .schemas("security")
                .locations("classpath:org/shuqiao/ledger/security/migration")
                .load()
                .migrate();
    }
}
