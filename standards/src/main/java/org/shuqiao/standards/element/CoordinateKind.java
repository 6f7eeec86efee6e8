package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Data element kind for places: CGCS2000 longitude and latitude, {@code 104.060000,30.670000}. Six decimals, or as many
 * as are written; the approximations of GCJ-02 and BD-09 are not better than six.
 */
final class CoordinateKind implements ElementKind {

    private static final int DECIMALS = 6;
    /** As many as a double keeps of a longitude. */
    private static final int MOST_DECIMALS = 12;
    /** A millimetre on the ground. */
    private static final int PLANE_DECIMALS = 8;
    private static final String PLANE = "cgcs2000-plane";

    private final Rule form;
    private final Rule range;
    private final Rule order;
    private final Rule zone;
    private final Rule placeholder;

    CoordinateKind(Rules rules) {
        this.form = rules.get("COORD-form");
        this.range = rules.get("COORD-range");
        this.order = rules.get("COORD-order");
        this.zone = rules.get("COORD-zone");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public List<ElementPart> parts() {
        return List.of(ElementPart.whole(ValueType.TEXT),
                new ElementPart("_lon", Optional.empty(), ValueType.DOUBLE, 0, 0,
                        text -> text.substring(0, text.indexOf(','))),
                new ElementPart("_lat", Optional.empty(), ValueType.DOUBLE, 0, 0,
                        text -> text.substring(text.indexOf(',') + 1)));
    }

    @Override
    public int mostCells() {
        return 2;
    }

    @Override
    public String join(List<String> cells) {
        return Characters.join(cells, ",");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = PointText.plain(Characters.tidy(text));
        List<Angles.Angle> angles = Angles.read(written);
        if (angles.size() != 2) {
            return CheckResult.broken(Placeholders.word(written) ? placeholder : form);
        }
        if (encoding.id().equals(PLANE)) {
            return plane(text, angles.get(0).degrees(), angles.get(1).degrees());
        }
        Angles.Angle first = angles.get(0);
        Angles.Angle second = angles.get(1);
        if (first.axis() != '?' && first.axis() == second.axis()) {
            return CheckResult.broken(form);
        }
        boolean swapped = first.axis() == 'N' || second.axis() == 'E';
        double lon = swapped ? second.degrees() : first.degrees();
        double lat = swapped ? first.degrees() : second.degrees();
        if (!inChina(lon, lat)) {
            return CheckResult.broken(inChina(lat, lon) ? order : range);
        }
        return switch (encoding.id()) {
            case "gcj02" -> place(text, Coordinates.fromGcj02(lon, lat), DECIMALS);
            case "bd09" -> place(text, Coordinates.fromBd09(lon, lat), DECIMALS);
            default -> place(text, new double[] {lon, lat}, Math.max(first.decimals(), second.decimals()));
        };
    }

    /** Northing and easting in metres, in either order: it is the easting that has eight digits and a zone. */
    private CheckResult plane(String text, double first, double second) {
        double easting = Math.max(first, second);
        if (Double.isNaN(GaussKruger.meridian(easting))) {
            return CheckResult.broken(zone);
        }
        double[] place = GaussKruger.inverse(Math.min(first, second), easting);
        return inChina(place[0], place[1])
                ? place(text, place, PLANE_DECIMALS)
                : CheckResult.broken(range);
    }

    private static boolean inChina(double lon, double lat) {
        return lon >= 72 && lon <= 138 && lat >= 0.8 && lat <= 56;
    }

    private static CheckResult place(String text, double[] place, int decimals) {
        return CheckResult.of(text, plain(place[0], decimals) + "," + plain(place[1], decimals));
    }

    private static String plain(double degrees, int decimals) {
        BigDecimal exact = BigDecimal.valueOf(degrees).setScale(Math.clamp(decimals, DECIMALS, MOST_DECIMALS),
                RoundingMode.HALF_UP).stripTrailingZeros();
        return (exact.scale() < DECIMALS ? exact.setScale(DECIMALS, RoundingMode.UNNECESSARY) : exact).toPlainString();
    }
}
