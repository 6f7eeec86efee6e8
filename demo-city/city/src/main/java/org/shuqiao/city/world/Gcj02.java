package org.shuqiao.city.world;

/** GCJ-02 coordinates in degrees, shifted from WGS 84 by the common public approximation. */
public record Gcj02(double longitude, double latitude) {
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY = 0.00669342162296594323;

    /** The shifted place of a true one inside China. */
    public static Gcj02 of(double longitude, double latitude) {
        double x = longitude - 105;
        double y = latitude - 35;
        double radians = Math.toRadians(latitude);
        double magic = 1 - ECCENTRICITY * Math.sin(radians) * Math.sin(radians);
        double root = Math.sqrt(magic);
        double north = northing(x, y) * 180 / (AXIS * (1 - ECCENTRICITY) / (magic * root) * Math.PI);
        double east = easting(x, y) * 180 / (AXIS / root * Math.cos(radians) * Math.PI);
        return new Gcj02(longitude + east, latitude + north);
    }

    private static double northing(double x, double y) {
        return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + waves(x)
                + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3
                + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
    }

    private static double easting(double x, double y) {
        return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + waves(x)
                + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3
                + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
    }

    private static double waves(double x) {
        return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    }
}
