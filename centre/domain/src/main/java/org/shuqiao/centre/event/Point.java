package org.shuqiao.centre.event;

import java.util.Optional;

/** Place on the map in degrees of CGCS2000. */
public record Point(double longitude, double latitude) {

    private static final double EARTH_METRES = 6_371_008.8;
    private static final double HALF_CIRCLE = 180;
    private static final double QUARTER_CIRCLE = 90;

    /** @return empty where the numbers are no place */
    static Optional<Point> of(double longitude, double latitude) {
        return Math.abs(longitude) <= HALF_CIRCLE && Math.abs(latitude) <= QUARTER_CIRCLE
                ? Optional.of(new Point(longitude, latitude)) : Optional.empty();
    }

    /** @return the way on the sphere in whole metres (haversine) */
    int metresTo(Point other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin(north / 2), 2) + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(east / 2), 2);
        return (int) Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
    }
}
