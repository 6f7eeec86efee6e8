package org.shuqiao.standards.element;

/**
 * Inverse Gauss-Krüger projection on the CGCS2000 ellipsoid for zones of 3° or 6°. Krüger's series to the fourth order,
 * good to less than a millimetre inside a zone.
 */
final class GaussKruger {

    private static final double A = 6_378_137.0;
    private static final double N = 1 / (2 * 298.257_222_101 - 1);
    private static final double RADIUS = A / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
    private static final double E = 2 * Math.sqrt(N) / (1 + N);
    private static final double[] BACK = {
        N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96 - N * N * N * N / 360,
        N * N / 48 + N * N * N / 15 - 437 * N * N * N * N / 1440,
        17 * N * N * N / 480 - 37 * N * N * N * N / 840,
        4397 * N * N * N * N / 161_280};
    private static final double FALSE_EASTING = 500_000;
    private static final int ZONE = 1_000_000;

    private GaussKruger() { }

    /** @return the central meridian in degrees of an easting with its zone before it; NaN if no zone is there */
    static double meridian(double easting) {
        int zone = (int) (easting / ZONE);
        if (zone >= 25 && zone <= 45) {
            return zone * 3;
        }
        return zone >= 13 && zone <= 23 ? zone * 6 - 3 : Double.NaN;
    }

    /** @return {@code {lon, lat}} in degrees; both metres, the easting with its zone before it */
    static double[] inverse(double northing, double easting) {
        double xi = northing / RADIUS;
        double eta = (easting % ZONE - FALSE_EASTING) / RADIUS;
        double xi0 = xi;
        double eta0 = eta;
        for (int j = 1; j <= BACK.length; j++) {
            xi0 -= BACK[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
            eta0 -= BACK[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
        }
        double conformal = Math.asin(Math.sin(xi0) / Math.cosh(eta0));
        double lon = meridian(easting) + Math.toDegrees(Math.atan2(Math.sinh(eta0), Math.cos(xi0)));
        return new double[] {lon, Math.toDegrees(geographic(conformal))};
    }

    /** From conformal to geographic latitude by fixed-point steps; each gains more than two digits. */
    private static double geographic(double conformal) {
        double phi = conformal;
        double tangent = Math.tan(Math.PI / 4 + conformal / 2);
        for (int i = 0; i < 12; i++) {
            double s = E * Math.sin(phi);
            phi = 2 * Math.atan(tangent * Math.pow((1 + s) / (1 - s), E / 2)) - Math.PI / 2;
        }
        return phi;
    }
}
