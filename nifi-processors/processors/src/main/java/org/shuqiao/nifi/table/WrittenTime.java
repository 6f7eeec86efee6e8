package org.shuqiao.nifi.table;

import java.sql.Types;

/**
 * Texts of times as MySQL writes them, with those that are none elsewhere: {@code 0000-00-00}, {@code 2024-00-15},
 * {@code 838:59:59}. They land as they are, in the form of other times.
 */
final class WrittenTime {

    private static final int DATE_DIGITS = 10;
    private static final String UTC = "+00:00";

    private WrittenTime() { }

    static boolean holds(TableColumn column) {
        return switch (column.jdbcType()) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE, Types.TIME -> true;
            default -> false;
        };
    }

    /** @return the text form of {@code docs/landing-batch.md}; the session's zone is UTC */
    static String landed(TableColumn column, String written) {
        return switch (column.jdbcType()) {
            case Types.TIMESTAMP -> time(written.replace(' ', 'T'));
            case Types.TIMESTAMP_WITH_TIMEZONE -> time(written.replace(' ', 'T')) + UTC;
            case Types.TIME -> time(written);
            default -> written;
        };
    }

    /** @return what {@link #landed} came from */
    static String bound(String landed) {
        String text = landed.endsWith(UTC) ? landed.substring(0, landed.length() - UTC.length()) : landed;
        return text.length() > DATE_DIGITS ? text.replace('T', ' ') : text;
    }

    private static String time(String written) {
        int point = written.indexOf('.');
        String fraction = point < 0 ? "" : written.substring(point + 1);
        return (point < 0 ? written : written.substring(0, point)) + '.' + fraction + "0".repeat(
                Math.max(0, 6 - fraction.length()));
    }
}
