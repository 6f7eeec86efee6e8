package org.shuqiao.standards.element;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reader of points in the forms of programs: arrays and points of GeoJSON (RFC 7946 §3.1.1), well-known text, objects
 * with longitude and latitude. A height is left out.
 */
final class PointText {

    private static final String NUMBER = "\"?([-+]?[0-9]{1,9}(?:\\.[0-9]{1,20})?)\"?";
    private static final String HEIGHT = "(?:\\s*,\\s*\"?[-+]?[0-9.]{1,20}\"?)?";
    private static final Pattern ARRAY = Pattern.compile("\\[\\s*" + NUMBER + "\\s*,\\s*" + NUMBER + HEIGHT + "\\s*]");
    private static final Pattern GEOJSON = Pattern.compile("\\{.*\"coordinates\"\\s*:\\s*(\\[[^\\[\\]]*]).*}");
    private static final Pattern WKT = Pattern.compile("(?:srid=[0-9]+;)?\\s*point\\s*z?m?\\s*\\(\\s*" + NUMBER
            + "\\s+" + NUMBER + "(?:\\s+[-+]?[0-9.]{1,20}){0,2}\\s*\\)");
    private static final Pattern LONGITUDE = Pattern.compile("\"(?:lng|lon|longitude|x)\"\\s*:\\s*" + NUMBER);
    private static final Pattern LATITUDE = Pattern.compile("\"(?:lat|latitude|y)\"\\s*:\\s*" + NUMBER);
    private static final int LONGEST = 300;

    private PointText() { }

    /** @return {@code longitude,latitude} where the text is such a form, else the text itself */
    static String plain(String text) {
        if (text.isEmpty() || text.length() > LONGEST || "[{PpSs".indexOf(text.charAt(0)) < 0) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher geojson = GEOJSON.matcher(lower);
        String array = geojson.matches() && lower.contains("\"point\"") ? geojson.group(1) : lower;
        Matcher matcher = ARRAY.matcher(array);
        if (matcher.matches()) {
            return matcher.group(1) + "," + matcher.group(2);
        }
        matcher = WKT.matcher(lower);
        if (matcher.matches()) {
            return matcher.group(1) + "," + matcher.group(2);
        }
        Matcher east = LONGITUDE.matcher(lower);
        Matcher north = LATITUDE.matcher(lower);
        return lower.charAt(0) == '{' && east.find() && north.find() ? east.group(1) + "," + north.group(1) : text;
    }
}
