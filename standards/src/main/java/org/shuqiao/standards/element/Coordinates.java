package org.shuqiao.standards.element;

/**
 * Conversion between WGS 84, GCJ-02 and BD-09 by the public approximations. CGCS2000 and
 * WGS 84 differ by less than what either can be measured to here and are taken as one.
 */
public final class Coordinates {

    private static final double A = 6_378_245.0;
    private static final double EE = 0.006_693_421_622_965_943;
    private static final double CLOSE = 1e-9;
    private static final double BAIDU = Math.PI * 3000 / 180;

    private interface Shift {
        double[] of(double lon, double lat);
    }

    private Coordinates() { }

    /** @return {@code {lon, lat}} in GCJ-02, degrees */
    public static double[] toGcj02(double lon, double lat) {
        double x = lon - 105.0;
        double y = lat - 35.0;
        double phi = Math.toRadians(lat);
        double magic = 1 - EE * Math.sin(phi) * Math.sin(phi);
        double root = Math.sqrt(magic);
        double north = Math.toDegrees(offsetLat(x, y) / (A * (1 - EE) / (magic * root)));
        double east = Math.toDegrees(offsetLon(x, y) / (A / root * Math.cos(phi)));
        return new double[] {lon + east, lat + north};
    }

    /** @return {@code {lon, lat}} in CGCS2000, found by going back and forth until both fit */
    public static double[] fromGcj02(double lon, double lat) {
        return back(lon, lat, Coordinates::toGcj02);
    }

    /** @return {@code {lon, lat}} in BD-09, degrees, by the public approximation over GCJ-02 */
    public static double[] toBd09(double lon, double lat) {
        double[] shifted = toGcj02(lon, lat);
        double radius = Math.hypot(shifted[0], shifted[1]) + 0.00002 * Math.sin(shifted[1] * BAIDU);
        double angle = Math.atan2(shifted[1], shifted[0]) + 0.000003 * Math.cos(shifted[0] * BAIDU);
        return new double[] {radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006};
    }

    /** @return {@code {lon, lat}} in CGCS2000 of a place in BD-09 */
    public static double[] fromBd09(double lon, double lat) {
        return back(lon, lat, Coordinates::toBd09);
    }

    private static double[] back(double lon, double lat, Shift shift) {
        double x = lon;
        double y = lat;
        for (int step = 0; step < 20; step++) {
            double[] there = shift.of(x, y);
            double dx = lon - there[0];
            double dy = lat - there[1];
            x += dx;
            y += dy;
            if (Math.abs(dx) < CLOSE && Math.abs(dy) < CLOSE) {
                break;
            }
        }
        return new double[] {x, y};
    }

    private static double offsetLat(double x, double y) {
        double sum = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
        sum += (20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI)) * 2.0 / 3.0;
        sum += (20.0 * Math.sin(y * Math.PI) + 40.0 * Math.sin(y / 3.0 * Math.PI)) * 2.0 / 3.0;
        return sum + (160.0 * Math.sin(y / 12.0 * Math.PI) + 320.0 * Math.sin(y * Math.PI / 30.0)) * 2.0 / 3.0;
    }

    private static double offsetLon(double x, double y) {
        double sum = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
        sum += (20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI)) * 2.0 / 3.0;
        sum += (20.0 * Math.sin(x * Math.PI) + 40.0 * Math.sin(x / 3.0 * Math.PI)) * 2.0 / 3.0;
        return sum + (150.0 * Math.sin(x / 12.0 * Math.PI) + 300.0 * Math.sin(x / 30.0 * Math.PI)) * 2.0 / 3.0;
    }
}
