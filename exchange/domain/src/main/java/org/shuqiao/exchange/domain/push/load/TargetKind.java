package org.shuqiao.exchange.domain.push.load;

import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.shuqiao.query.answer.ColumnType;

/** Kind of database that rows are pushed into: what its SQL and its driver call things. */
enum TargetKind {
    POSTGRESQL("jdbc:postgresql://", '"', true) {
        @Override
        String type(ColumnType type) {
            return switch (type) {
                case TEXT -> "text";
                case INTEGER -> "bigint";
                case DECIMAL -> "numeric";
                case DOUBLE -> "double precision";
                case BOOLEAN -> "boolean";
                case DATE -> "date";
                case TIMESTAMP -> "timestamp(3)";
            };
        }

        @Override
        Properties settings() {
            Properties settings = new Properties();
            settings.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
            settings.setProperty("socketTimeout", Integer.toString(SILENT_SECONDS));
            settings.setProperty("ApplicationName", "shuqiao");
            settings.setProperty("reWriteBatchedInserts", "true");
            return settings;
        }
    },
    /** MariaDB and MySQL, both by MariaDB's driver. */
    MARIADB("jdbc:mariadb://", '`', false) {
        @Override
        String type(ColumnType type) {
            return switch (type) {
                case TEXT -> "longtext";
                case INTEGER -> "bigint";
                case DECIMAL -> "decimal(65,30)"; // no decimal without a scale: 35 digits before the point, 30 after
                case DOUBLE -> "double";
                case BOOLEAN -> "boolean";
                case DATE -> "date";
                case TIMESTAMP -> "datetime(3)";
            };
        }

        @Override
        Properties settings() {
            Properties settings = new Properties();
            settings.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS * 1000));
            settings.setProperty("socketTimeout", Integer.toString(SILENT_SECONDS * 1000));
            settings.setProperty("allowLocalInfile", "false"); // a server that is not ours gets no files
            settings.setProperty("sessionVariables", "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'");
            return settings;
        }
    };

    private static final String MYSQL = "jdbc:mysql://";
    static final int CONNECT_SECONDS = 10;
    /** Longest silence of a database before it counts as hanging. */
    static final int SILENT_SECONDS = 600;

    private final String scheme;
    private final char quote;
    private final boolean ddlRollsBack;

    TargetKind(String scheme, char quote, boolean ddlRollsBack) {
        this.scheme = scheme;
        this.quote = quote;
        this.ddlRollsBack = ddlRollsBack;
    }

    /** @param url of a database, with MySQL's scheme or MariaDB's */
    static Optional<TargetKind> of(String url) {
        return Arrays.stream(values()).filter(kind -> driverUrl(url).startsWith(kind.scheme)).findFirst();
    }

    /** @return the URL as the driver takes it: MariaDB's reads MySQL's own scheme on demand only */
    static String driverUrl(String url) {
        return url.startsWith(MYSQL) ? MARIADB.scheme + url.substring(MYSQL.length()) : url;
    }

    abstract String type(ColumnType type);

    /** @return settings of the driver, without user and password */
    abstract Properties settings();

    /** @return whether a transaction takes changes of tables back too */
    boolean ddlRollsBack() {
        return ddlRollsBack;
    }

    String name(String identifier) {
        return quote + identifier.replace(String.valueOf(quote), "" + quote + quote) + quote;
    }

    static int jdbcType(ColumnType type) {
        return switch (type) {
            case TEXT -> Types.VARCHAR;
            case INTEGER -> Types.BIGINT;
            case DECIMAL -> Types.DECIMAL;
            case DOUBLE -> Types.DOUBLE;
            case BOOLEAN -> Types.BOOLEAN;
            case DATE -> Types.DATE;
            case TIMESTAMP -> Types.TIMESTAMP;
        };
    }
}
