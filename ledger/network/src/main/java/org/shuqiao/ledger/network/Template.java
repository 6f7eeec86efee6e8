package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders {@code ${name}} of a bundled configuration file. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z-]+)}");

    private Template() { }

    /** @param name of the resource beside this class */
    static String fill(String name, Map<String, String> values) {
        return PLACE.matcher(read(name)).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException(name + " asks for " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    static String read(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
