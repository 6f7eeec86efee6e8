package org.shuqiao.query.source;

import org.shuqiao.query.ColumnType;

/** The few places where the engines' SQL differs. */
public enum Flavour {
    DUCKDB {
        @Override
        String sha256(String text) {
            return "sha256(" + text + ")";
        }

        @Override
        String type(ColumnType type, int scale) {
            return type == ColumnType.DOUBLE ? "DOUBLE" : standardType(type, scale);
        }
    },
    POSTGRES {
        @Override
        String sha256(String text) {
            return "encode(sha256(convert_to(" + text + ", 'UTF8')), 'hex')";
        }

        @Override
        String type(ColumnType type, int scale) {
            return type == ColumnType.DOUBLE ? "DOUBLE PRECISION" : standardType(type, scale);
        }
    };

    /** @return SHA-256 of a text expression in lower-case hexadecimal */
    abstract String sha256(String text);

    abstract String type(ColumnType type, int scale);

    private static String standardType(ColumnType type, int scale) {
        return switch (type) {
            case TEXT -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(38, " + scale + ")";
            case DOUBLE -> "DOUBLE PRECISION";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
