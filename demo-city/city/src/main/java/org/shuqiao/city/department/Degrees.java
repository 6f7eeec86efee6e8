package org.shuqiao.city.department;

import java.util.Locale;

/** Text formats of degrees in departmental data and in the standard. */
final class Degrees {
    private Degrees() { }

    /** Six decimals, a tenth of a metre. */
    static String six(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }

    /** Seven decimals, so that the way back from a shifted map ends at the same sixth one. */
    static String seven(double degrees) {
        return String.format(Locale.ROOT, "%.7f", degrees);
    }

    /** 104°03′36″. */
    static String minutesAndSeconds(int seconds) {
        return String.format(Locale.ROOT, "%d°%02d′%02d″", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
